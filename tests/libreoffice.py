"""LibreOffice without a screen, as an Indonesian office has it: opens, types, saves; many steps in one start."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

XLSX, XLS, ODS = "Calc MS Excel 2007 XML", "MS Excel 97", "calc8"
SECONDS = 300
HOW_TO_INSTALL = "This test needs LibreOffice: apt-get install libreoffice-calc-nogui, or another soffice on the PATH."
Step = tuple[str, ...]
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'
# What LibreOffice keeps for a user: the locale, and one module of macros.
_PROFILE = {
    "registrymodifications.xcu": f"""{_HEAD}<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>id-ID</value></prop></item>
</oor:items>""",
    "basic/script.xlc": f"""{_HEAD}<library:libraries {_LIBRARY}><library:library library:name="Standard"
xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>""",
    "basic/Standard/script.xlb": f"""{_HEAD}<library:library {_LIBRARY} library:name="Standard" library:readonly="false"
library:passwordprotected="false"><library:element library:name="Langkah"/></library:library>""",
    "basic/Standard/Langkah.xba": f"""{_HEAD}<script:module xmlns:script="http://openoffice.org/2000/script"
script:name="Langkah" script:language="StarBasic">
Dim doc As Object
Sub Main
  Open Environ("LANGKAH") For Input As #1
  While Not EOF(1)
    Line Input #1, written
    TakeOne Split(written, Chr(9))
  Wend
  Close #1
End Sub
Sub TakeOne(words)
  Select Case words(0)
  Case "open"
    doc = StarDesktop.loadComponentFromURL(ConvertToURL(words(1)), "_blank", 0, Array(Named("Hidden", True)))
  Case "save"
    doc.storeToURL(ConvertToURL(words(1)), Array(Named("FilterName", words(2))))
  Case "lock"
    doc.storeToURL(ConvertToURL(words(1)), Array(Named("FilterName", words(2)), Secret(words(3))))
  Case "close": doc.close(True)
  Case Else: ChangeSheet doc.Sheets.getByName(words(1)), words
  End Select
End Sub
Sub ChangeSheet(sheet, words)
  sheet.unprotect("")
  Select Case words(0)
  Case "type": sheet.getCellRangeByName(words(2)).FormulaLocal = words(3)
  Case "rows": sheet.Rows.insertByIndex(CLng(words(2)), CLng(words(3)))
  Case "columns": sheet.Columns.insertByIndex(CLng(words(2)), CLng(words(3)))
  Case "copy": doc.Sheets.copyByName(words(1), words(2), 0)
  Case "merge": sheet.getCellRangeByName(words(2)).merge(True)
  Case "format": sheet.getCellRangeByName(words(2)).NumberFormat = CLng(words(3))
  End Select
End Sub
Function Secret(word)
  Dim parts(1) As New com.sun.star.beans.NamedValue
  parts(0).Name = "CryptoType"
  parts(0).Value = "Standard"
  parts(1).Name = "OOXPassword"
  parts(1).Value = word
  Secret = Named("EncryptionData", parts())
End Function
Function Named(key, content)
  pair = CreateUnoStruct("com.sun.star.beans.PropertyValue")
  pair.Name = key
  pair.Value = content
  Named = pair
End Function
</script:module>""".replace("&", "&amp;"),
}


def take(steps: Sequence[Step], folder: Path) -> None:
    """Do these steps in one LibreOffice with a profile of its own in this folder.

    open FILE; save FILE FILTER; lock FILE FILTER PASSWORD; close; and of an open file: type SHEET CELL TEXT (as on a
    keyboard), format SHEET CELL NUMBER, rows or columns SHEET BEFORE COUNT, merge SHEET RANGE, copy SHEET NAME.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, HOW_TO_INSTALL
    for name, content in _PROFILE.items():
        path = folder / "profil" / "user" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    listed = folder / "langkah.txt"
    listed.write_text("".join("\t".join(step) + "\n" for step in steps), encoding="utf-8")
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profil').as_uri()}",
        "--headless",
        "--norestore",
        "macro:///Standard.Langkah.Main",
    ]
    environment = {**os.environ, "LANGKAH": str(listed)}
    subprocess.run(command, env=environment, capture_output=True, check=True, timeout=SECONDS)
