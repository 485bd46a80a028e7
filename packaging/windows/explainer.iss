; The installer for Windows, for Inno Setup 6: run packaging/bundle.py --archives first, then
;     iscc /DVersion=0.1.0 packaging\windows\explainer.iss
; Written, not yet built or tried.
#ifndef Version
  #error Call it with /DVersion=…
#endif

[Setup]
AppId=explainer
AppName=Explainer
AppVersion={#Version}
AppPublisher=The Explainer authors
; For this person alone: a locked-down account may not ask for more.
PrivilegesRequired=lowest
DefaultDirName={autopf}\Explainer
DisableProgramGroupPage=yes
UninstallDisplayIcon={app}\Explainer.exe
SetupIconFile=explainer.ico
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=explainer-{#Version}-windows-x86_64-setup
Compression=lzma2
SolidCompression=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"

[Tasks]
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Files]
Source: "..\..\build\bundle\explainer\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Explainer"; Filename: "{app}\Explainer.exe"
Name: "{autodesktop}\Explainer"; Filename: "{app}\Explainer.exe"; Tasks: desktop

[Run]
Filename: "{app}\Explainer.exe"; Description: "{cm:LaunchProgram,Explainer}"; Flags: nowait postinstall skipifsilent
