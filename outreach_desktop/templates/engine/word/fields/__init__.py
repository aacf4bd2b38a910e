"""Word's own fields, such as PAGE and HYPERLINK: their codes, what they show, and which of them may stay."""
