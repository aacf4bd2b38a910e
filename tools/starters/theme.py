"""The colours and the font that Word offers first to whoever changes a starter."""

from tools.starters import styles

_NAMES = {
    "dk1": styles.INK.code,
    "lt1": "FFFFFF",
    "dk2": styles.TEAL.code,
    "lt2": styles.TINT.code,
    "accent1": styles.TEAL.code,
    "accent2": "E8A33D",
    "accent3": "3F8F8A",
    "accent4": styles.GREY.code,
    "accent5": styles.RULE.code,
    "accent6": styles.STONE.code,
    "hlink": styles.TEAL.code,
    "folHlink": styles.GREY.code,
}
_PLAIN = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_PLAIN}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def xml() -> str:
    """The theme part. Word wants three of each kind of format; ours are all plain."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _NAMES.items()
    )
    font = f'<a:latin typeface="{styles.FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Outreach">'
        f'<a:themeElements><a:clrScheme name="Outreach">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Outreach"><a:majorFont>{font}</a:majorFont>'
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Outreach"><a:fillStyleLst>{_PLAIN * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_PLAIN * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
