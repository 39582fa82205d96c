#!/bin/sh
# Compares the articles of every check, for cron: silent while nothing is new. Otherwise it prints the
# report, or what went wrong, which cron sends by mail. Its exit status is that of `atodds check`, or 75
# where the run before has not ended. Reports are in reports/, what was said in reports/log/, for 30 days.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"

log=reports/log
mkdir -p "$log"

# The system lets go of the lock when the run ends, however it ends.
command -v flock >/dev/null || { echo "atodds: flock is missing; it comes with util-linux" >&2; exit 2; }
exec 9>"$log/lock"
flock -n 9 || { echo "atodds: the run before has not ended" >&2; exit 75; }

set -- checks --locked --reports reports --format text=reports/atodds.txt
if [ -f reports/atodds.json ]; then
  set -- "$@" --since reports/atodds.json
fi

status=0
atodds check "$@" --format json=reports/atodds.json >"$log/last" 2>&1 || status=$?

{
  echo "$(date '+%Y-%m-%d %H:%M:%S') exit status $status"
  cat "$log/last"
} >>"$log/$(date +%Y-%m-%d).log"
find "$log" -name '*.log' -mtime +30 -exec rm -f {} +

case $status in
  0) ;;
  1) cat reports/atodds.txt ;;
  *) cat "$log/last" ;;
esac
exit "$status"
