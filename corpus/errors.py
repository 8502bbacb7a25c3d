"""The errors that reach a user: each says what was wrong and what to do next."""


class AssistantError(Exception):
    """Root of every error the product raises on purpose.

    ``message`` says what was wrong, with the offending value; ``hint`` says what to run or change next.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class CorpusError(AssistantError):
    """A source file or a directive cannot be read, found or identified."""


class SearchError(AssistantError):
    """The index is missing, stale, locked or broken, or a query cannot be run."""


class AnswerError(AssistantError):
    """A question cannot be taken as it is (empty, too long)."""
