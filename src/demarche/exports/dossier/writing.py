"""A dossier as bytes, in the format that is asked for.

In: a `Dossier`. Out: bytes in an `Output`. Loads no library of a format that is not asked for.
"""

from __future__ import annotations

from demarche.exports.dossier.blocks import Dossier
from demarche.exports.formats import DossierFormat
from demarche.exports.output import Output


def write_dossier(document: Dossier, form: DossierFormat, output: Output) -> None:
    """Writes a dossier.

    Args:
        document: the dossier.
        form: the format.
        output: where it goes.

    Raises:
        OutputError: if it cannot be written.
    """
    if form == "docx":
        from demarche.exports.dossier.docx import docx_bytes  # noqa: PLC0415 - loads python-docx

        output.write(docx_bytes(document))
    elif form == "html":
        from demarche.exports.dossier.html import html_page  # noqa: PLC0415 - only what is asked

        output.write(html_page(document).encode(errors="replace"))
    else:
        from demarche.exports.dossier.markdown import markdown  # noqa: PLC0415 - as above

        output.write(markdown(document).encode(errors="replace"))
