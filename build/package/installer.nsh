; What removing Tern asks and does before electron-builder's uninstaller takes the files away. Updates run that uninstaller,
; too: they keep everything. Nothing here can stop the removal.

!include "LogicLib.nsh"
!include "FileFunc.nsh"

!ifdef BUILD_UNINSTALLER
  Var ternData
  Var ternCanAsk

  !macro customHeader
    LangString ternKeep 1033 "Keep Tern's settings, its history and images that have not been sent, for a later installation?"
    LangString ternKeep 1031 "Einstellungen, Verlauf und noch nicht gesendete Bilder von Tern für eine spätere Installation behalten?"
    LangString ternKeep 3082 "¿Conservar la configuración, el historial y las imágenes sin enviar de Tern para una instalación posterior?"
    LangString ternKeep 1036 "Conserver les réglages, l'historique et les images non envoyées de Tern pour une installation ultérieure ?"
    LangString ternWaiting 1033 "Images wait on this PC that are nowhere else. Delete them, too? They are lost then."
    LangString ternWaiting 1031 "Auf diesem PC warten Bilder, die es sonst nirgends gibt. Auch sie löschen? Sie sind dann verloren."
    LangString ternWaiting 3082 "En este PC esperan imágenes que no están en ningún otro sitio. ¿Borrarlas también? Se perderán."
    LangString ternWaiting 1036 "Des images qui ne sont nulle part ailleurs attendent sur ce PC. Les supprimer aussi ? Elles seront perdues."
    LangString ternNotTold 1033 "The cloud could not be told that Tern is gone from this PC. Have the uplink removed there, too."
    LangString ternNotTold 1031 "Der Cloud ließ sich nicht mitteilen, dass Tern von diesem PC entfernt ist. Lassen Sie den Uplink auch dort entfernen."
    LangString ternNotTold 3082 "No se pudo avisar a la nube de que Tern ya no está en este PC. Haga que retiren allí también el uplink."
    LangString ternNotTold 1036 "Le cloud n'a pas pu être averti que Tern n'est plus sur ce PC. Faites-y retirer l'uplink aussi."
  !macroend

  ; Exit code to $0, what was said (JSON) to $1.
  !macro ternUninstall
    nsExec::ExecToStack /TIMEOUT=60000 '"$INSTDIR\resources\runtime\node.exe" --disable-warning=ExperimentalWarning "$INSTDIR\resources\agent\tern.mjs" uninstall $ternData --json'
    Pop $0
    Pop $1
  !macroend

  !macro customUnInit
    StrCpy $ternData "--keep-data"
    StrCpy $ternCanAsk "yes"
    ${GetParameters} $R0
    ClearErrors
    ; A one-click uninstaller is silent by itself from here on; this is what was asked for.
    ${GetOptions} $R0 "/S" $R1
    ${IfNot} ${Errors}
      StrCpy $ternCanAsk "no"
      ClearErrors
      ${GetOptions} $R0 "--delete-data" $R1
      ${IfNot} ${Errors}
        StrCpy $ternData "--delete-data"
      ${EndIf}
    ${EndIf}
    ClearErrors
    ${IfNot} ${isUpdated}
    ${AndIf} $ternCanAsk == "yes"
      MessageBox MB_YESNO|MB_ICONQUESTION "$(ternKeep)" IDYES +2
      StrCpy $ternData "--delete-data"
    ${EndIf}
  !macroend

  !macro customUnInstall
    ${IfNot} ${isUpdated}
      !insertmacro ternUninstall
      ; 8: images wait.
      ${If} $0 == 8
        StrCpy $ternData "--keep-data"
        ${If} $ternCanAsk == "yes"
          MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(ternWaiting)" IDNO +2
          StrCpy $ternData "--delete-unsent"
        ${EndIf}
        !insertmacro ternUninstall
      ${EndIf}
      StrCpy $2 $1 17
      ${If} $2 == '{"cloud":"not-tol'
      ${AndIf} $ternCanAsk == "yes"
        MessageBox MB_OK|MB_ICONINFORMATION "$(ternNotTold)"
      ${EndIf}
      ; Should the program not have come to it.
      DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
      DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "${APP_ID}"
    ${EndIf}
  !macroend
!endif
