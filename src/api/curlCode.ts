import { rolledSeeds } from "../engines/randomSeed";
import { fillModel } from "../engines/wavespeed/fillRequest";
import { bodyLines } from "./bodyLines";
import { imageFile, maskFile, patienceSeconds, pollSeconds, type CodeRequest } from "./codeRequest";
import { hereText, shellWord } from "./literals";

/**
 * A script for bash, also the old one of macOS, that needs no program but curl: bash's own patterns read the answers. It prints the
 * address of each image, and nothing else to its output. What goes wrong after the submit was sent ends it; nothing sends it again.
 */
export function curlCode(request: CodeRequest): string {
  const body = bodyLines(request, {
    indent: "  ",
    step: "  ",
    quotedNames: true,
    image: '"$image"',
    mask: '"$mask"',
    rolled: "$seed",
    fit: hereText,
  });
  return `${head(shellWord(request.base))}
# 1. Upload both files: each has exactly
#    the pixels of "size".
upload() {
  call /media/upload/binary -F "file=@$1"
  url=$(text download_url)
  [[ -n $url ]] ||
    fail "$1: HTTP $http: $answer"
}
upload ${imageFile}
image=$url
upload ${maskFile}
mask=$url
${request.params.seed === null ? seedLines : ""}
# 2. Submit once. If this fails, the run may
#    have been taken all the same: look into
#    the history before another try.
submit() {
  local type='application/json'
  call /${fillModel} \\
    -H "Content-Type: $type" \\
    --data-binary @- <<JSON
{
${body.join(",\n")}
}
JSON
}
submit
id=$(text id)
[[ $http == 2* && -n $id ]] ||
  fail "Submit: HTTP $http: $answer"

${tail}`;
}

const head = (base: string): string => `#!/usr/bin/env bash
# Save as fill.sh beside ${imageFile} and
# ${maskFile}, then: bash fill.sh
set -e
base=${base}
: "\${WAVESPEED_API_KEY:?is not set}"

fail() {
  printf '%s\\n' "$1" >&2
  exit 1
}

# call PATH [options]: one request; its
# answer in $answer, its status in $http
call() {
  answer=$(curl -sS "\${@:2}" \\
    -H "Authorization: Bearer $WAVESPEED_API_KEY" \\
    -w '\\n%{http_code}' \\
    "$base/api/v3$1") || true
  http=\${answer##*$'\\n'}
  answer=\${answer%$'\\n'*}
}

# text NAME: the first text of that name
# in $answer, as it stands in JSON
text() {
  local name="\\"$1\\"[[:space:]]*:[[:space:]]*"
  local value='"(([^"\\\\]|\\\\.)*)"'
  [[ $answer =~ $name$value ]] || return 0
  printf '%s\\n' "\${BASH_REMATCH[1]}"
}
`;

const seedLines = `
# A seed that the service rolls is not in
# its answer, so it is rolled here.
seed=$(((RANDOM * 32768 + RANDOM) % ${rolledSeeds}))
printf 'seed %s\\n' "$seed" >&2
`;

const tail = `# 3. Ask every ${pollSeconds} s until it is done. What
#    goes wrong on the way is asked again.
for ((asked = 1; asked <= ${patienceSeconds / pollSeconds}; asked++)); do
  sleep ${pollSeconds}
  call "/predictions/$id/result"
  status=$(text status)
  case "$http $status" in
    2*completed) break ;;
    2*failed | 2*cancel*ed | \\
      2*timeout | 2*deleted)
      fail "Run $id $status: $(text error)" ;;
    404*)
      # A run may be unknown for a moment.
      ((asked < 5)) || fail "$answer" ;;
    408* | 429*) ;;
    4*) fail "HTTP $http: $answer" ;;
  esac
done
[[ $status == completed ]] ||
  fail "Run $id goes on: ask for it later."

# 4. The addresses of the images, which the
#    service keeps for 7 days.
list='"outputs"[^[]*\\[([^]]*)\\]'
item='"(https?:([^"\\\\]|\\\\.)*)"'
[[ $answer =~ $list ]] || fail "$answer"
outputs=\${BASH_REMATCH[1]}
[[ $outputs =~ $item ]] || fail "$answer"
while [[ $outputs =~ $item ]]; do
  outputs=\${outputs#*"\${BASH_REMATCH[0]}"}
  address=\${BASH_REMATCH[1]//\\\\\\//"/"}
  address=\${address//\\\\u0026/"&"}
  printf '%s\\n' "$address"
done
`;
