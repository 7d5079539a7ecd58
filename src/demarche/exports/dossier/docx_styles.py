"""The look of the .docx file: page, fonts, styles.

In: an empty document of python-docx. Out: the same, dressed. Fonts are those that every office
program has or replaces by one of the same widths.
"""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

WIDTH = 16.0
"""Of the text, in centimetres: A4 less margins of 2.5 cm."""
SERIF, SANS = "Times New Roman", "Arial"
INK, SOFT, BLUE = RGBColor(0x24, 0x21, 0x1C), RGBColor(0x55, 0x51, 0x49), RGBColor(0x2B, 0x4A, 0x6F)


def dress(file: Document) -> None:
    """Sets page and styles.

    Args:
        file: the document.
    """
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)
    _language(file)
    _today(file)
    _normal(file)
    _headings(file)
    _bodies(file)
    _small(file)


def _language(file: Document) -> None:
    defaults = file.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _today(file: Document) -> None:
    """Lays the text out as office programs of today do, not as those of 2007 did."""
    settings = file.settings.element
    compat = settings.find(qn("w:compat"))
    if compat is None:
        compat = OxmlElement("w:compat")
        settings.append(compat)
    for old in compat.findall(qn("w:compatSetting")):
        compat.remove(old)
    setting = OxmlElement("w:compatSetting")
    setting.set(qn("w:name"), "compatibilityMode")
    setting.set(qn("w:uri"), "http://schemas.microsoft.com/office/word")
    setting.set(qn("w:val"), "15")
    compat.append(setting)


def _normal(file: Document) -> None:
    normal = _paragraph(file, "Normal")
    _font(normal, SERIF, 11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.12


def _headings(file: Document) -> None:
    title = _paragraph(file, "Title")
    _font(title, SERIF, 17, bold=True)
    _plain_borders(title)
    title.paragraph_format.space_before = Pt(0)
    title.paragraph_format.space_after = Pt(12)
    title.paragraph_format.line_spacing = 1.05
    subtitle = _paragraph(file, "Subtitle")
    _font(subtitle, SANS, 9.5, colour=SOFT)
    subtitle.font.italic = False
    subtitle.paragraph_format.space_after = Pt(4)
    heading = _paragraph(file, "Heading 1")
    _font(heading, SERIF, 13, bold=True)
    heading.paragraph_format.space_before = Pt(16)
    heading.paragraph_format.space_after = Pt(6)
    heading.paragraph_format.keep_with_next = True


def _bodies(file: Document) -> None:
    numbered = _new(file, "Numbered")
    numbered.paragraph_format.left_indent = Cm(1.1)
    numbered.paragraph_format.first_line_indent = Cm(-1.1)
    numbered.paragraph_format.tab_stops.add_tab_stop(Cm(1.1))
    remark = _new(file, "Remark")
    _font(remark, SERIF, 9.5, colour=SOFT)
    remark.paragraph_format.space_after = Pt(6)
    picture = _new(file, "Picture")
    picture.paragraph_format.keep_with_next = True
    picture.paragraph_format.space_before = Pt(6)
    picture.paragraph_format.space_after = Pt(2)


def _small(file: Document) -> None:
    caption = _paragraph(file, "Caption")
    _font(caption, SANS, 8.5, colour=SOFT)
    caption.paragraph_format.space_before = Pt(6)
    caption.paragraph_format.space_after = Pt(4)
    cell = _new(file, "Cell")
    _font(cell, SERIF, 9.5)
    cell.paragraph_format.space_after = Pt(0)
    cell.paragraph_format.line_spacing = 1.0
    head = _new(file, "Head", base="Cell")
    _font(head, SANS, 8.5, bold=True)
    head.paragraph_format.keep_with_next = True
    gap = _new(file, "Gap")
    _font(gap, SERIF, 4)
    gap.paragraph_format.space_after = Pt(0)
    reference = file.styles.add_style("Reference", WD_STYLE_TYPE.CHARACTER)
    assert isinstance(reference, CharacterStyle)  # noqa: S101 - for the type checker
    reference.font.color.rgb = BLUE
    for name in ("Header", "Footer"):
        style = _paragraph(file, name)
        _font(style, SANS, 8, colour=SOFT)
        stops = style.paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    _paragraph(file, "Footer").paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _paragraph(file: Document, name: str) -> ParagraphStyle:
    style = file.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - for the type checker
    return style


def _new(file: Document, name: str, base: str = "Normal") -> ParagraphStyle:
    style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - for the type checker
    style.base_style = file.styles[base]
    return style


def _font(
    style: ParagraphStyle,
    name: str,
    size: float,
    *,
    bold: bool = False,
    colour: RGBColor = INK,
) -> None:
    style.font.name = name
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), name)


def _plain_borders(style: ParagraphStyle) -> None:
    """No line below the title, which python-docx's template has."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
