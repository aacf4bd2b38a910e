"""Letters as email: their words without the paper, and the draft that a mail program opens."""
