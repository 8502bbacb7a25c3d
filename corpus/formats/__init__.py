"""Files of every format to plain text with page marks: what the parser of directives starts from."""
