"""Keep files small: over the limit fails, over three quarters of it is worth a look."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("districtcoordinator", "faq", "home", "news", "workload_tracking", "tests", "tools")
LIMIT, LIMIT_FOR_TESTS = 400, 600


def limit_for(path: Path) -> int:
    return LIMIT_FOR_TESTS if "tests" in path.parts else LIMIT


def main() -> int:
    too_long = 0
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT)
            lines = len(path.read_text("utf-8").splitlines())
            limit = limit_for(name)
            if "migrations" in name.parts or lines <= limit * 3 // 4:
                continue
            too_long += lines > limit
            word = "too long" if lines > limit else "getting long"
            print(f"{name}: {word}, {lines} lines (limit {limit})")
    return 1 if too_long else 0


if __name__ == "__main__":
    sys.exit(main())
