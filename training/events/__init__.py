"""Training of the event head: our own marked sentences in, a small layer on the encoder out."""
