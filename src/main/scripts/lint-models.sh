#!/bin/sh
# Has bpmnlint judge every shipped model and writes docs/catalogue/lint.json: the rules by version,
# and for every model its hash and the number of findings. The build compares the hashes, so that no
# model is shipped that nobody has linted. Needs Node 20 or newer with npx.
set -eu

LINT=11.15.0
PLUGIN=2.61.0

root=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
cat > package.json << EOF
{"private": true, "dependencies": {"bpmnlint": "$LINT", "bpmnlint-plugin-camunda-compat": "$PLUGIN"}}
EOF
cat > .bpmnlintrc << 'EOF'
{
  "extends": ["bpmnlint:recommended", "plugin:camunda-compat/camunda-platform-7-24"],
  "rules": {"fake-join": "off", "superfluous-label": "off"}
}
EOF
npm install --silent --no-audit --no-fund

status=0
npx bpmnlint "$root"/processes/*/*.bpmn > report.txt || status=$?
cat report.txt
# a tool that broke down has judged nothing
[ "$status" -eq 0 ] || grep -q 'problem' report.txt || exit "$status"

export LINT PLUGIN
node - "$root" "$root"/processes/*/*.bpmn << 'EOF'
const { createHash } = require('node:crypto');
const { readFileSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');

const root = process.argv[2];
const found = {};
let model;
for (const line of readFileSync('report.txt', 'utf8').split('\n')) {
  if (line.endsWith('.bpmn')) {
    model = relative(root, line);
  } else if (/^ {2}\S.* (error|warn)/.test(line)) {
    found[model] = (found[model] ?? 0) + 1;
  }
}
const judged = process.argv.slice(3).map(file => relative(root, file));
const result = {
  rules: {
    bpmnlint: process.env.LINT,
    'bpmnlint-plugin-camunda-compat': process.env.PLUGIN,
    extends: ['bpmnlint:recommended', 'plugin:camunda-compat/camunda-platform-7-24'],
    off: ['fake-join', 'superfluous-label']
  },
  models: Object.fromEntries(
    judged.map(file => [
      file,
      {
        sha256: createHash('sha256').update(readFileSync(join(root, file))).digest('hex'),
        findings: found[file] ?? 0
      }
    ])
  )
};
writeFileSync(join(root, 'docs/catalogue/lint.json'), JSON.stringify(result, null, 2) + '\n');
EOF
exit "$status"
