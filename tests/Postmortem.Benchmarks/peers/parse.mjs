// Parses Markdown for vscode-markdown-languageserver, which leaves that to its client. One JSON string a line in, one JSON array a line out.
import readline from 'node:readline';
import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: true });
const slim = token => ({
  type: token.type, tag: token.tag, attrs: token.attrs, map: token.map, nesting: token.nesting, level: token.level,
  children: token.children?.map(slim) ?? null, content: token.content, markup: token.markup, info: token.info,
  meta: null, block: token.block, hidden: token.hidden,
});
for await (const line of readline.createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(markdown.parse(JSON.parse(line), {}).map(slim)) + '\n');
}
