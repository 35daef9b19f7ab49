"""Write the directory's map from the reference data: python tools/draw_map.py"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "districtcoordinator/directory/static/dc_directory/img/thailand-map.svg"

if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from districtcoordinator.directory.thai_map import picture

    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")
