"""Training of the language layer: from the treebanks to the files that ship."""
