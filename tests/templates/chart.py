"""A Word file with a sample chart, as Word writes it, and the numbers in a finished one."""

import io
import re
import zipfile

from tests.templates.word import changed, document, part

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def frame(alt: str, link: str = "rIdSample") -> str:
    """A paragraph with a chart in it."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="5040000" cy="2520000"/><wp:docPr id="3" name="Chart 1" descr="{alt}"/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}">'
        f'<c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="{link}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def _sample_series(number: int, kind: str) -> str:
    colour = f'<a:solidFill><a:schemeClr val="accent{number + 1}"/></a:solidFill>'
    line = f'<a:ln w="28575">{colour}</a:ln>'
    look = f"<c:spPr>{colour if kind == 'bar' else line}</c:spPr>"
    look += (
        '<c:invertIfNegative val="0"/>'
        if kind == "bar"
        else '<c:marker><c:symbol val="none"/></c:marker>'
    )
    smooth = '<c:smooth val="0"/>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>Sample {number}</c:v></c:pt></c:strCache>'
        f"</c:strRef></c:tx>{look}<c:cat><c:strRef><c:f>Sheet1!$A$2</c:f><c:strCache>"
        '<c:ptCount val="1"/><c:pt idx="0"><c:v>Old</c:v></c:pt></c:strCache></c:strRef></c:cat>'
        "<c:val><c:numRef><c:f>Sheet1!$B$2</c:f><c:numCache><c:formatCode>0</c:formatCode>"
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>7</c:v></c:pt></c:numCache></c:numRef></c:val>'
        f"{smooth if kind == 'line' else ''}</c:ser>"
    )


def _chart(kind: str, series: int, title: str) -> str:
    heading = (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:p>{title}</a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'
    )
    head = (
        '<c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        if kind == "bar"
        else '<c:grouping val="standard"/><c:varyColors val="0"/>'
    )
    rest = '<c:gapWidth val="80"/>' if kind == "bar" else '<c:marker val="1"/>'
    axes = "".join(
        f'<c:{name}><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:crossAx val="{other}"/></c:{name}>'
        for name, own, other, side in (("catAx", 1, 2, "b"), ("valAx", 2, 1, "l"))
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:roundedCorners val="0"/>'
        f"<c:chart>{heading}<c:plotArea><c:layout/><c:{kind}Chart>{head}"
        f"{''.join(_sample_series(number, kind) for number in range(series))}{rest}"
        f'<c:axId val="1"/><c:axId val="2"/></c:{kind}Chart>{axes}</c:plotArea>'
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>'
        '</c:chart><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def with_chart(
    before: str = "",
    alt: str = "{{ figures.referrals }}",
    after: str = "",
    *,
    kind: str = "bar",
    series: int = 2,
    title: str = "<a:r><a:t>Referrals</a:t></a:r>",
) -> bytes:
    """A file with a sample chart between other XML of the body."""
    plain = document()
    whole = part(plain)
    start, end = whole.index("<w:body>") + len("<w:body>"), whole.index("<w:sectPr")
    links = part(plain, "word/_rels/document.xml.rels").replace(
        "</Relationships>",
        f'<Relationship Id="rIdSample" Type="{_R}/chart" Target="charts/chart1.xml"/></Relationships>',
    )
    types = part(plain, "[Content_Types].xml").replace(
        "</Types>",
        f'<Default Extension="xlsx" ContentType="{_XLSX}"/><Override PartName="/word/charts/chart1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/></Types>',
    )
    own = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/package" Target="../embeddings/book.xlsx"/>'
        "</Relationships>"
    )
    return changed(
        plain,
        {
            "word/document.xml": whole[:start]
            + before
            + frame(alt)
            + after
            + "<w:p/>"
            + whole[end:],
            "word/_rels/document.xml.rels": links,
            "[Content_Types].xml": types,
            "word/charts/chart1.xml": _chart(kind, series, title),
            "word/charts/_rels/chart1.xml.rels": own,
            "word/embeddings/book.xlsx": plain,
        },
    )


def charts(data: bytes) -> list[str]:
    """The names of the charts that the body shows, in order."""
    links = dict(
        re.findall(
            r'Id="(\w+)"[^>]*?Target="(charts/[^"]+)"', part(data, "word/_rels/document.xml.rels")
        )
    )
    return [f"word/{links[one]}" for one in re.findall(r'<c:chart [^>]*r:id="(\w+)"', part(data))]


def numbers(data: bytes, name: str) -> dict[str, list[str]]:
    """The series of a chart and their values."""
    return {
        re.findall("<c:v>(.*?)</c:v>", one)[0]: re.findall(
            "<c:v>(.*?)</c:v>", one.partition("<c:val>")[2]
        )
        for one in re.findall("<c:ser>.*?</c:ser>", part(data, name))
    }


def sheet(data: bytes, name: str) -> str:
    """The sheet of the workbook that belongs to a chart."""
    folder, _, short = name.rpartition("/")
    book = re.findall(
        r'Target="\.\./(embeddings/[^"]+)"', part(data, f"{folder}/_rels/{short}.rels")
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        inner = archive.read(f"word/{book[0]}")
    return part(inner, "xl/worksheets/sheet1.xml")
