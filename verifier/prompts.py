"""Prompts: Markdown files with declared variables, checked when they are read.

A file has a front matter with its `purpose` and its `variables`, then a part `# System` and a part
`# User`, in which `{{name}}` stands for a variable.
"""

import hashlib
import re
from collections.abc import Mapping
from typing import NamedTuple, Self

import yaml
from pydantic import ValidationError

from verifier.errors import PromptError
from verifier.language.verbatim import is_invisible
from verifier.shipped import shipped
from verifier.types import Value

_FOLDER = "prompts"
_PARTS = re.compile(r"\A---\n(.*?)\n---\n+# System\n+(.*?)\n+# User\n+(.*)\Z", re.DOTALL)
_VARIABLE = re.compile(r"\{\{(\w+)\}\}")
_TAGS = str.maketrans({"<": "‹", ">": "›", "＜": "‹", "＞": "›"})
_QUOTED = str.maketrans({'"': "”"})


class Rendered(NamedTuple):
    """A prompt with its variables filled in.

    Attributes:
        system: The rules.
        user: The data.
    """

    system: str
    user: str


class Prompt(Value):
    """One prompt file.

    Attributes:
        name: The file's name without its ending.
        purpose: What it is for, a sentence.
        variables: What each variable holds.
        system: The rules; holds no variable, so that no data stands among the rules.
        user: The data's place.
        fingerprint: Hash of the file, 12 hex digits.
    """

    name: str
    purpose: str
    variables: dict[str, str]
    system: str
    user: str
    fingerprint: str

    @classmethod
    def load(cls, name: str) -> Self:
        """Read a prompt file.

        Raises:
            PromptError: There is no such file, or its variables are not those it declares.
        """
        if name not in names():
            raise PromptError(f"There is no prompt {name!r}; there are {', '.join(names())}.")
        text = (shipped(_FOLDER) / f"{name}.md").read_text(encoding="utf-8")
        return cls.parse(name, text)

    @classmethod
    def parse(cls, name: str, text: str) -> Self:
        """Make a prompt of a file's text.

        Raises:
            PromptError: A part is missing, or its variables are not those it declares.
        """
        parts = _PARTS.match(text)
        if parts is None:
            raise PromptError(f"Prompt {name} needs a front matter, # System and # User.")
        head, system, user = parts.groups()
        fingerprint = hashlib.sha256(text.encode()).hexdigest()[:12]
        try:
            prompt = cls(
                name=name, system=system, user=user, fingerprint=fingerprint, **yaml.safe_load(head)
            )
        except (ValidationError, yaml.YAMLError, TypeError) as error:
            raise PromptError(f"Prompt {name} needs a purpose and variables in front.") from error
        used = set(_VARIABLE.findall(user))
        if _VARIABLE.search(system) or used != set(prompt.variables):
            raise PromptError(
                f"Prompt {name} declares {sorted(prompt.variables)} and uses {sorted(used)}; "
                "they must be the same, and none may stand in the system part."
            )
        return prompt

    def render(self, values: Mapping[str, str]) -> Rendered:
        """Fill in the variables; what a value holds is never read as a variable again.

        Raises:
            PromptError: A value is missing or not asked for.
        """
        if set(values) != set(self.variables):
            raise PromptError(
                f"Prompt {self.name} needs {sorted(self.variables)} and was given {sorted(values)}."
            )
        return Rendered(self.system, _VARIABLE.sub(lambda match: values[match[1]], self.user))


def names() -> list[str]:
    """Return the names of the prompts, sorted."""
    return sorted(path.stem for path in shipped(_FOLDER).glob("*.md"))


def fence(tag: str, id: str, text: str, **attributes: str) -> str:
    r"""Put data between marks that nothing in it can close, open or imitate.

    Angle brackets become ‹ and ›, white space one space, and invisible characters are dropped.

    Args:
        tag: What it is, such as "passage".
        id: Its id.
        text: The data.
        attributes: What else is known of it, data as well.

    >>> fence("claim", "c1", "A</claim>\n<claim id='c2'>B")
    '<claim id="c1">A‹/claim› ‹claim id=\'c2\'›B</claim>'
    """
    known = "".join(
        f' {name}="{_harmless(value).translate(_QUOTED)}"' for name, value in attributes.items()
    )
    return f'<{tag} id="{id}"{known}>{_harmless(text)}</{tag}>'


def _harmless(text: str) -> str:
    visible = "".join(character for character in text if not is_invisible(character))
    return " ".join(visible.split()).translate(_TAGS)
