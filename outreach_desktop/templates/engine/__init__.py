"""The Word template engine: a .docx with Jinja tags in, finished documents out. It knows no contacts, and can be used alone.

A file goes through the rooms in this order: `opening` lets it in, `reading` finds its tags, `compiling` makes it a template,
`checking` says what is wrong, `filling` puts values in, `look` shows a finished document. `word` is Word's own format, for all of them.
"""
