#!/bin/sh
# Put this copy of the Explainer into the menu of the person who runs it, or take it out again:
#     sh add-to-menu.sh
#     sh add-to-menu.sh --remove
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
menu=${XDG_DATA_HOME:-$HOME/.local/share}/applications
entry=$menu/explainer.desktop
if [ "${1:-}" = --remove ]; then
    rm -f "$entry"
    echo "The Explainer is no longer in your menu."
    exit 0
fi
mkdir -p "$menu"
# In a desktop entry a backslash, a quotation mark, a dollar sign and a back quote are escaped twice, a percent sign is doubled.
quoted=$(printf '%s' "$here/explainer" | sed 's/[\\"$`]/\\\\&/g; s/%/%%/g')
sed -e '/^Exec=/d' -e '/^Icon=/d' "$here/_internal/resources/explainer.desktop" > "$entry"
# Through env, since GLib looks for the first word of Exec before it has halved the percent signs.
printf 'Exec=env "%s" %%f\nIcon=%s\n' "$quoted" "$here/_internal/resources/icons/256.png" >> "$entry"
echo "The Explainer is now in your menu. If you move this folder, run this again."
