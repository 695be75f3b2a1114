// Writes ../Postmortem.Tests/Protocol/lsp.schema.json: a JSON schema (draft 7) of `Messages`, where a property that the
// official types do not know is an error. Run by `npm ci && npm run generate` here after the types change.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const here = dirname(fileURLToPath(import.meta.url));
const version = JSON.parse(readFileSync(join(here, 'node_modules/vscode-languageserver-protocol/package.json'), 'utf8')).version;
const schema = createGenerator({
  path: join(here, 'messages.ts'),
  tsconfig: join(here, 'tsconfig.json'),
  type: 'Messages',
  additionalProperties: false,
  jsDoc: 'none',
  skipTypeCheck: true,
}).createSchema('Messages');
schema.$comment = `Derived from the types of vscode-languageserver-protocol ${version} (MIT, Microsoft Corporation) by tests/lsp-schema/generate.mjs.`;
const target = join(here, '../Postmortem.Tests/Protocol/lsp.schema.json');
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, JSON.stringify(schema, null, 1) + '\n');
console.log(`${Object.keys(schema.definitions).length} definitions`);
