"""One tree of errors; each message is one sentence that says what to do next.

VerifierError
├── InputError              what the user gave can't be used
│   ├── UnreadableDocument  one file or row; the rest goes on
│   └── UnknownDocument     no document has that id
├── SettingsError           a setting is wrong
├── CorpusError             the corpus can't be used
│   ├── CorpusBusy          another process is writing
│   ├── CorpusDamaged       the ledger can't be read
│   └── CorpusMismatch      made with another encoder or a newer version
├── ModelFileError          an embedded model is missing or damaged
├── JudgeModelError         the judge model that the user chose can't be used
├── PromptError             a prompt file is missing or wrong
├── ModelError              a language model gave no answer that can be used
│   └── BudgetError         the answer would have cost more than was allowed
└── CitationError           a quote is not in its document
"""


class VerifierError(Exception):
    """Root of all errors that the project raises on purpose."""


class InputError(VerifierError):
    """What the user gave can't be used."""


class UnreadableDocument(InputError):
    """One file or row can't be read; `str(error)` is the reason in a few words."""


class UnknownDocument(InputError):
    """No document has that id."""


class SettingsError(VerifierError):
    """A setting is wrong."""


class CorpusError(VerifierError):
    """The corpus can't be used as it is."""


class CorpusBusy(CorpusError):
    """Another process is writing to the corpus."""


class CorpusDamaged(CorpusError):
    """The ledger can't be read."""


class CorpusMismatch(CorpusError):
    """The corpus was made with another encoder, or by a newer version."""


class ModelFileError(VerifierError):
    """An embedded model is missing or damaged."""


class JudgeModelError(VerifierError):
    """The judge model that the user chose can't be used."""


class PromptError(VerifierError):
    """A prompt file is missing or wrong."""


class ModelError(VerifierError):
    """A language model gave no answer that can be used."""


class BudgetError(ModelError):
    """The answer would have cost more than was allowed; nothing was sent."""


class CitationError(VerifierError):
    """A quote is not in its document."""
