"""The settings of a document that finished documents keep: how it is laid out, shown, protected and updated.

What is not here names writers, their computers and schemas, or is of a kind that nobody knows.
"""

from outreach_desktop.templates.engine.word.ooxml import W14, W15, w

_MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_OF_WORD = """
    writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
    displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts
    embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader
    bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors proofState formsDesign
    attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType revisionView trackRevisions
    doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet
    defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope
    summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting
    bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing
    displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin
    drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning
    characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore
    savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText
    doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving showXMLTags alwaysMergeEmptyNamespace updateFields
    hdrShapeDefaults footnotePr endnotePr compat themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats
    doNotAutoCompressPictures forceUpgrade readModeInkLockDown doNotEmbedSmartTags decimalSymbol listSeparator
    shapeDefaults uiCompat97To2003
"""
SETTINGS = frozenset(map(w, _OF_WORD.split())) | {
    f"{{{_MATHS}}}mathPr", f"{{{W15}}}chartTrackingRefBased", f"{{{W15}}}footnoteColumns",
    f"{{{W14}}}conflictMode", f"{{{W14}}}defaultImageDpi", f"{{{W14}}}discardImageEditingData",
}  # fmt: skip
