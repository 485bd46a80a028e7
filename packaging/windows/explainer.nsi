; The installer for Windows: for one person, without an administrator. packaging/windows/installer.py runs it with
;     VERSION, NUMBERS (four of them), BUNDLE (folder), SIZE (in KB), OUT (file), TARGET (what runs the installer itself)
; Silent: setup.exe /S [/D=folder]; the program is then removed by uninstall.exe /S.
Unicode true
Target ${TARGET}
!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WinVer.nsh"
!include "x64.nsh"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Explainer"
!define CLASSES "Software\Classes"
!define TYPE "Explainer.Pack"
!define WAY "${CLASSES}\Applications\explainer.exe"

Name "Explainer"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Explainer"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user ; a locked-down account may not ask for more
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "Explainer ${VERSION}"

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "Explainer"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "Explainer Setup"
VIAddVersionKey /LANG=0 "CompanyName" "The Explainer authors"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT License"

!define MUI_ICON "${__FILEDIR__}/explainer.ico"
!define MUI_UNICON "${__FILEDIR__}/explainer.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\explainer.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${BUNDLE}/LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English" ; the first is that of a system in neither language
!insertmacro MUI_LANGUAGE "SpanishInternational"
!insertmacro MUI_LANGUAGE "Spanish"

!macro SPANISH NAME TEXT
  LangString ${NAME} ${LANG_SPANISHINTERNATIONAL} "${TEXT}"
  LangString ${NAME} ${LANG_SPANISH} "${TEXT}"
!macroend
LangString TooOld ${LANG_ENGLISH} "The Explainer needs Windows 10 or newer, 64-bit."
!insertmacro SPANISH TooOld "Explainer necesita Windows 10 o posterior, de 64 bits."
LangString Running ${LANG_ENGLISH} "The Explainer is open. Close its window, then choose Retry."
!insertmacro SPANISH Running "Explainer está abierto. Cierre su ventana y elija Reintentar."
LangString About ${LANG_ENGLISH} "What is known about a contested public question, and who says so"
!insertmacro SPANISH About "Lo que se sabe de un asunto público en disputa, y quién lo dice"
LangString Pack ${LANG_ENGLISH} "Explainer content pack"
!insertmacro SPANISH Pack "Paquete de contenido de Explainer"
LangString Settings ${LANG_ENGLISH} "Remove your settings and notes for shows as well?"
!insertmacro SPANISH Settings "¿Quitar también su configuración y sus notas de presentación?"

; While a program runs, Windows lets nobody write its file: neither install over it nor remove half of it.
!macro WAIT_UNTIL_CLOSED
  ${If} ${FileExists} "$INSTDIR\explainer.exe"
    try_again:
    ClearErrors
    FileOpen $0 "$INSTDIR\explainer.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY try_again
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; Files that the installer has put there and nothing else: a person may have chosen a folder that holds more.
!macro REMOVE_FILES
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\explainer.exe"
  Delete "$INSTDIR\explainer.com"
  Delete "$INSTDIR\explainer.pkg"
  Delete "$INSTDIR\LICENCES.html"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\components.cdx.json"
!macroend

!macro TELL_EXPLORER
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  SetRegView 64
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
FunctionEnd

Section "Explainer"
  SetShellVarContext current
  !insertmacro WAIT_UNTIL_CLOSED
  !insertmacro REMOVE_FILES ; an older version may hold files that this one does not
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\Explainer.lnk" "$INSTDIR\explainer.exe" "" "" "" "" "" "$(About)"

  WriteRegStr HKCU "${CLASSES}\.explainer" "" "${TYPE}"
  WriteRegStr HKCU "${CLASSES}\${TYPE}" "" "$(Pack)"
  WriteRegStr HKCU "${CLASSES}\${TYPE}\DefaultIcon" "" "$INSTDIR\explainer.exe,0"
  WriteRegStr HKCU "${CLASSES}\${TYPE}\shell\open\command" "" '"$INSTDIR\explainer.exe" "%1"'
  ; Offered under "Open with" for what a pack may come in; who opens these by a double click stays as it was.
  WriteRegStr HKCU "${WAY}" "FriendlyAppName" "Explainer"
  WriteRegStr HKCU "${WAY}\shell\open\command" "" '"$INSTDIR\explainer.exe" "%1"'
  WriteRegStr HKCU "${WAY}\SupportedTypes" ".explainer" ""
  WriteRegStr HKCU "${WAY}\SupportedTypes" ".zip" ""
  WriteRegStr HKCU "${WAY}\SupportedTypes" ".xlsx" ""
  WriteRegStr HKCU "${WAY}\SupportedTypes" ".ods" ""

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Explainer"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\explainer.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Explainer authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  !insertmacro TELL_EXPLORER
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro WAIT_UNTIL_CLOSED
  !insertmacro REMOVE_FILES
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR" ; stays where it holds something of the person's
  RMDir "$LOCALAPPDATA\Programs" ; and so does this, where it holds other programs
  Delete "$SMPROGRAMS\Explainer.lnk"
  ReadRegStr $0 HKCU "${CLASSES}\.explainer" ""
  ${If} $0 == "${TYPE}"
    DeleteRegKey HKCU "${CLASSES}\.explainer"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${TYPE}"
  DeleteRegKey HKCU "${WAY}"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro TELL_EXPLORER
  ${If} ${FileExists} "$LOCALAPPDATA\explainer\*"
    MessageBox MB_YESNO|MB_DEFBUTTON2|MB_ICONQUESTION "$(Settings)" /SD IDNO IDNO keep
    RMDir /r "$LOCALAPPDATA\explainer"
    keep:
  ${EndIf}
SectionEnd
