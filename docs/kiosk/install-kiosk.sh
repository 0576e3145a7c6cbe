#!/bin/sh
# Makes a kiosk of a fresh Debian 12 or Ubuntu 24.04 without a desktop. Run as root:
#   sh install-kiosk.sh https://disan.example.vn/kiosk/thanh-co-quang-tri/ [kiosk.json]
# Biến một máy Debian 12 hoặc Ubuntu 24.04 mới cài (không có giao diện) thành ki-ốt. Chạy bằng quyền root.
set -eu

ADDRESS=${1:-}
SETTINGS=${2:-}
HERE=$(cd "$(dirname "$0")" && pwd)
KIOSK_USER=kiosk
HOME_DIR=/var/lib/disan360-kiosk
PROGRAM=/opt/disan360-kiosk

case $ADDRESS in
  http://*/kiosk/?* | https://*/kiosk/?*) ;;
  *)
    echo "Usage: sh install-kiosk.sh https://…/kiosk/<tour>/ [kiosk.json]" >&2
    echo "Cách dùng: sh install-kiosk.sh https://…/kiosk/<tour>/ [kiosk.json]" >&2
    exit 2
    ;;
esac
[ "$(id -u)" = 0 ] || { echo "Run this as root. / Hãy chạy bằng quyền root." >&2; exit 2; }

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# cage shows one program on the whole screen and nothing else: no desktop, no menu, no other window.
apt-get install -y -qq cage nodejs fonts-noto-core unattended-upgrades dbus-user-session
if apt-cache policy chromium | grep -q 'Candidate: [0-9]'; then
  apt-get install -y -qq chromium
  BROWSER=/usr/bin/chromium
else
  # Ubuntu has it as a snap only, which cannot be handed a pipe: Google's package is an ordinary one.
  echo "Install google-chrome-stable, then run this again. / Hãy cài google-chrome-stable rồi chạy lại." >&2
  command -v google-chrome-stable >/dev/null || exit 2
  BROWSER=$(command -v google-chrome-stable)
fi

id "$KIOSK_USER" >/dev/null 2>&1 || useradd --system --create-home --home-dir "$HOME_DIR" --groups video,render,input,audio "$KIOSK_USER"
install -d "$PROGRAM"
install -m 0644 "$HERE/watch-kiosk.mjs" "$PROGRAM/watch-kiosk.mjs"
GIVE=
if [ -n "$SETTINGS" ]; then
  install -m 0644 "$SETTINGS" "$PROGRAM/kiosk.json"
  GIVE="--settings $PROGRAM/kiosk.json"
fi

# What the browser itself must refuse, whatever a page or a keyboard asks for.
ORIGIN=$(printf '%s' "$ADDRESS" | sed 's|^\(https\{0,1\}://[^/]*\)/.*|\1|')
for POLICIES in /etc/chromium/policies/managed /etc/opt/chrome/policies/managed; do
  install -d "$POLICIES"
  cat >"$POLICIES/disan360-kiosk.json" <<POLICY
{
  "URLBlocklist": ["*"],
  "URLAllowlist": ["$ORIGIN", "data:*", "about:blank"],
  "DownloadDirectory": "$HOME_DIR/saved",
  "PromptForDownloadLocation": false,
  "PrintingEnabled": false,
  "DeveloperToolsAvailability": 0,
  "IncognitoModeAvailability": 1,
  "BrowserSignin": 0,
  "PasswordManagerEnabled": false,
  "AutofillAddressEnabled": false,
  "AutofillCreditCardEnabled": false,
  "TranslateEnabled": false,
  "DefaultNotificationsSetting": 2,
  "DefaultGeolocationSetting": 2,
  "AudioCaptureAllowed": false,
  "VideoCaptureAllowed": false,
  "AllowFileSelectionDialogs": true,
  "BookmarkBarEnabled": false,
  "SpellcheckEnabled": false
}
POLICY
done

cat >/etc/systemd/system/disan360-kiosk.service <<UNIT
[Unit]
Description=Di sản 360° kiosk
After=systemd-user-sessions.service network.target
Conflicts=getty@tty1.service
# However often it fails, it is started again.
StartLimitIntervalSec=0

[Service]
Type=notify
NotifyAccess=all
User=$KIOSK_USER
PAMName=login
TTYPath=/dev/tty1
StandardInput=tty-fail
Environment=HOME=$HOME_DIR XDG_SESSION_TYPE=wayland WLR_LIBINPUT_NO_DEVICES=1
ExecStart=/usr/bin/cage -d -- /usr/bin/node $PROGRAM/watch-kiosk.mjs $ADDRESS --chromium $BROWSER --profile $HOME_DIR/profile $GIVE -- --ozone-platform=wayland
Restart=always
RestartSec=3
# The watcher says every ten seconds that it lives; the system restarts all of it if it does not.
WatchdogSec=60
# A leak somewhere ends here, not in a frozen screen.
MemoryMax=80%

[Install]
WantedBy=multi-user.target
UNIT

# The system's own log stays small, on a disk that is hardly written.
install -d /etc/systemd/journald.conf.d
printf '[Journal]\nStorage=volatile\nRuntimeMaxUse=32M\n' >/etc/systemd/journald.conf.d/disan360-kiosk.conf
systemctl mask --now getty@tty1.service >/dev/null 2>&1 || true
systemctl daemon-reload
systemctl enable disan360-kiosk.service
echo "Ready. Restart the machine: reboot. / Xong. Hãy khởi động lại máy: reboot."
