// The script of the review panel: shows what the server described, with plain elements that a keyboard reaches.
import type { ReviewFix, ReviewLine, ReviewRange, Review } from '../protocol';
import type { FromPanel, ToPanel } from './messages';

interface Host { postMessage(message: FromPanel): void; getState(): Kept | undefined; setState(state: Kept): void }
declare function acquireVsCodeApi(): Host;

/** What outlives a reload of the panel. */
interface Kept { readonly open: string[] }

const host = acquireVsCodeApi();
const open = new Set(host.getState()?.open ?? []);

window.addEventListener('message', (event: MessageEvent<ToPanel>) => show(event.data));
document.addEventListener('keydown', moveByArrow);
host.postMessage({ kind: 'ready' });

/** Everything is built anew at each change, but for where the reader is: the focus, what is unfolded, how far it is scrolled. */
function show(state: ToPanel): void {
  const focused = document.activeElement?.id;
  const scrolled = document.documentElement.scrollTop;
  document.body.replaceChildren(...state.kind === 'review' ? reviewed(state.review) : empty(state.text, state.canTreatAs));
  if (focused !== undefined && focused !== '') {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
  document.documentElement.scrollTop = scrolled;
}

function empty(text: string, canTreatAs: boolean): HTMLElement[] {
  const parts = [element('p', { className: 'empty' }, text)];
  if (canTreatAs) {
    const button = element('button', { className: 'action', type: 'button', id: 'treat-as' }, 'Treat This File As…');
    button.addEventListener('click', () => host.postMessage({ kind: 'treatAs' }));
    parts.push(button);
  }
  return [element('main', { className: 'nothing' }, ...parts)];
}

function reviewed(review: Review): HTMLElement[] {
  const lines = (id: string, all: readonly ReviewLine[]) => list(all.map((line, index) => row(review.uri, `${id}-${index}`, line)));
  const header = element('header', {},
    element('h1', {}, review.title),
    element('p', { className: `score ${review.band.replaceAll(' ', '-')}`, id: 'score' },
      element('span', { className: 'figure' }, review.score.toFixed(1)),
      element('span', { className: 'of' }, ' of 10'),
      element('span', { className: 'band' }, review.band),
      element('span', { className: 'points' }, `${review.points.toFixed(2)} of 100 points`)));
  header.querySelector('#score')!.setAttribute('aria-live', 'polite');

  const edits = section('edits', 'Next edits', review.improvements.length === 0
    ? element('p', {}, 'Nothing important is left to improve.')
    : lines('edit', review.improvements));
  const caps = review.gates.length === 0 ? [] : [section('caps', 'What caps the score', lines('gate', review.gates))];

  // The last question asks for the next edits, which stand above.
  const questions = review.questions.slice(0, -1).map((question, index) => folded(`question-${index}`,
    [jump(review.uri, `question-${index}-jump`, question.range, question.question), element('span', { className: 'verdict' }, question.verdict)],
    [element('p', {}, question.answer), ...question.lines.length === 0 ? [] : [lines(`question-${index}`, question.lines)]]));

  const dimensions = review.dimensions.map((dimension, index) => folded(`dimension-${index}`,
    [
      jump(review.uri, `dimension-${index}-jump`, dimension.range, dimension.name),
      meter(dimension.points, dimension.of),
      element('span', { className: 'detail' }, `${dimension.points.toFixed(1)} / ${dimension.of}`),
    ],
    [
      element('p', {}, dimension.counted),
      element('p', { className: 'arithmetic' }, dimension.arithmetic),
      ...dimension.lines.length === 0 ? [] : [lines(`dimension-${index}`, dimension.lines)],
    ]));

  const boxes = list(review.checklist.map((box, index) => {
    const item = row(review.uri, `box-${index}`, { text: box.text, range: box.range, detail: box.reason });
    const state = box.holds === undefined ? 'unknown' : box.holds ? 'holds' : 'fails';
    item.classList.add('box', state);
    item.prepend(element('span', { className: 'mark', title: { unknown: 'cannot be told', holds: 'yes', fails: 'no' }[state] }, { unknown: '?', holds: '✓', fails: '✗' }[state]));
    return item;
  }));

  return [header, element('main', {}, ...caps, edits,
    section('questions', 'Questions', ...questions),
    section('dimensions', 'Points', ...dimensions),
    section('checklist', 'Checklist', boxes))];
}

function section(id: string, title: string, ...content: HTMLElement[]): HTMLElement {
  const heading = element('h2', { id: `${id}-title` }, title);
  const part = element('section', { id }, heading, ...content);
  part.setAttribute('aria-labelledby', heading.id);
  return part;
}

function folded(id: string, summary: HTMLElement[], content: HTMLElement[]): HTMLElement {
  const details = element('details', { id, open: open.has(id) }, element('summary', { id: `${id}-summary` }, ...summary), ...content);
  details.addEventListener('toggle', () => {
    if (details.open) { open.add(id); } else { open.delete(id); }
    host.setState({ open: [...open] });
  });
  return details;
}

function list(items: HTMLElement[]): HTMLElement {
  return element('ul', {}, ...items);
}

function row(uri: string, id: string, line: ReviewLine): HTMLElement {
  const item = element('li', {}, jump(uri, id, line.range, line.text, `line ${line.range.start.line + 1}`));
  if (line.detail !== undefined) {
    item.append(element('span', { className: 'detail' }, line.detail));
  }
  if (line.fix !== undefined) {
    item.append(mend(`${id}-fix`, line.fix));
  }
  return item;
}

/** A line that leads to the place that it is about. */
function jump(uri: string, id: string, range: ReviewRange, text: string, place?: string): HTMLElement {
  const button = element('button', { className: 'jump', type: 'button', id, title: `Go to line ${range.start.line + 1}` }, ...place === undefined ? [text] : [element('span', { className: 'place' }, place), text]);
  button.addEventListener('click', event => {
    // In a summary a click would also fold it.
    event.preventDefault();
    host.postMessage({ kind: 'jump', uri, range });
  });
  return button;
}

function mend(id: string, fix: ReviewFix): HTMLElement {
  const button = element('button', { className: 'action', type: 'button', id, title: 'Apply this fix to the document' }, fix.title);
  button.addEventListener('click', () => host.postMessage({ kind: 'fix', fix }));
  return button;
}

function meter(value: number, max: number): HTMLElement {
  const bar = element('meter', { min: 0, max, value, low: max * 0.5, high: max * 0.8, optimum: max });
  bar.setAttribute('aria-hidden', 'true');
  return bar;
}

/** Up and down go from line to line, as in a list; Tab goes everywhere. */
function moveByArrow(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  const all = [...document.querySelectorAll<HTMLElement>('.jump, .action, summary')].filter(one => one.checkVisibility());
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = all[at + step];
  if (at >= 0 && next !== undefined) {
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, properties: Partial<HTMLElementTagNameMap[K]>, ...content: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}
