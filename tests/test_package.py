"""The shape of the package: who may import whom, what stays out of memory, and what the world outside relies on."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import newsfacts
from newsfacts import lexicon
from newsfacts.checks import Rule

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "newsfacts"

# A stage imports only stages before it.  A folder is one stage; a module that is not named here is a part of whatever imports it,
# and comes right after the last stage that it imports itself.
STAGES = (
    *(
        "model",
        "lexicon",
        "interval",
        "readers",
        "numerals",
        "language",
        "quantities",
        "facts",
        "relations",
        "checks",
        "pipeline",
        "control",
    ),
    *("reports", "audits", "run", "cli", "__main__"),
)


def module_of(path: Path) -> str:
    """The stage of a file: its module or the folder that it is in."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The stages that a file imports, wherever in the file."""
    found: set[str] = set()
    package = ["newsfacts", *path.relative_to(SOURCE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            origin = ".".join(part for part in (base, node.module) if part)
            names = [f"{origin}.{alias.name}" for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("newsfacts.")}
    return {name for name in found if (SOURCE / name).is_dir() or (SOURCE / f"{name}.py").is_file()}


FILES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


def rank(module: str, importers: tuple[str, ...] = ()) -> int:
    """The place of a module: its stage's, or that of the last stage that it imports."""
    if module in STAGES:
        return STAGES.index(module)
    assert module not in importers, f"{' imports '.join((*importers, module))}: a circle"
    own = [path for path in FILES if module_of(path) == module]
    return max((rank(other, (*importers, module)) for path in own for other in imports(path)), default=0)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_stage_imports_only_stages_before_it(path: Path) -> None:
    own = module_of(path)
    assert not {name for name in imports(path) if rank(name) > rank(own)}


def test_every_stage_is_there() -> None:
    assert not set(STAGES) - {module_of(path) for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_spacy_is_imported_inside_functions_of_one_stage(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    everywhere = {node for node in ast.walk(tree) if imports_spacy(node)}
    at_start = {node for node in tree.body if imports_spacy(node)}
    if module_of(path) == "component":  # which spaCy itself imports
        return
    assert not at_start
    assert not everywhere or module_of(path) == "language"
    assert "component" not in imports(path)


def imports_spacy(node: ast.AST) -> bool:
    names = (
        [alias.name for alias in node.names]
        if isinstance(node, ast.Import)
        else [node.module or ""]
        if isinstance(node, ast.ImportFrom)
        else []
    )
    return any(name.split(".")[0] == "spacy" for name in names)


@pytest.mark.parametrize(
    "path", [path for path in FILES if module_of(path) in ("interval", "relations", "checks")], ids=lambda path: path.name
)
def test_only_one_function_divides(path: Path) -> None:
    """Exact values are whole numbers where they can be, of which `/` makes a float; `interval.divided` makes none."""
    assert not [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div)
    ]


FAST = (
    "import newsfacts",
    "import newsfacts; newsfacts.__version__, newsfacts.RULES, newsfacts.read",
    "from newsfacts.cli import app; app(['--help'])",
    "from newsfacts.cli import app; app(['check', '--help'])",
    "from newsfacts.cli import app; app(['rules'])",
    "from newsfacts.cli import app; app(['rule', 'parts-sum'])",
    "from newsfacts.cli import app; app(['schema'])",
    "from newsfacts.cli import app; app(['check', '--select', 'nonsense', 'x'])",
    "from newsfacts.cli import app; app(['check', '/no/such/file'])",
)


@pytest.mark.parametrize("statement", FAST)
def test_what_needs_no_text_imports_no_spacy(statement: str) -> None:
    """spaCy takes more time to import than all of these together (`rich` and `jinja2` would be the next)."""
    program = f"import sys\ntry:\n    {statement.replace('; ', chr(10) + '    ')}\nexcept SystemExit:\n    pass\n"
    program += "print([name for name in ('spacy', 'thinc', 'numpy', 'rich', 'jinja2') if name in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"


def test_import_alone_loads_no_stage() -> None:
    program = "import sys, newsfacts; print([name for name in sys.modules if name.startswith('newsfacts.') or name == 'pydantic'])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there() -> None:
    for name in newsfacts.__all__:
        assert getattr(newsfacts, name) is not None
    assert dir(newsfacts) == sorted(newsfacts.__all__)
    with pytest.raises(AttributeError, match="frobnicate"):
        newsfacts.frobnicate  # noqa: B018


def test_data_files_say_what_their_keys_mean() -> None:
    files = sorted((SOURCE / "data").rglob("*.toml"))
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# "), f"{path.name} opens with no comment"
        tomllib.loads(text)


def test_no_file_is_called_for_nothing_in_particular() -> None:
    assert not {path.stem for path in FILES} & {"utils", "util", "helpers", "helper", "common", "misc"}


def test_every_pinned_version_is_a_name_and_a_version() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(line.count("==") == 1 and not {"/", "@", " "} & set(line) for line in pins)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {line.split("==")[0].lower().replace("_", "-") for line in pins}
    wanted = [*project["dependencies"], *(name for extra in project["optional-dependencies"].values() for name in extra)]
    assert {name.split(">")[0].split("<")[0].split("[")[0].lower().replace("_", "-") for name in wanted} - {"newsfacts"} <= names


def test_every_rule_file_is_in_the_catalogue_and_has_messages_in_both_languages() -> None:
    files = [path for path in (SOURCE / "checks").glob("*.py") if re.search(r"^RULE\b", path.read_text(encoding="utf-8"), re.MULTILINE)]
    modules = [import_module(f"newsfacts.checks.{path.stem}") for path in files]
    assert {id(module.RULE) for module in modules} == {id(rule) for rule in newsfacts.RULES}
    names = [rule.name for rule in newsfacts.RULES]
    assert len(set(names)) == len(names)
    assert [module.RULE.name.replace("-", "_") for module in modules] == [path.stem for path in files]
    for language in ("id", "en"):
        assert set(names) <= lexicon.messages(language).rules.keys()


@pytest.mark.parametrize("rule", newsfacts.RULES, ids=lambda rule: rule.name)
def test_every_rule_has_examples_in_both_directions(rule: Rule) -> None:
    assert len(rule.good) >= 2
    assert len(rule.bad) >= 2
    assert rule.doc.strip()
