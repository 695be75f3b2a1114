import * as vscode from 'vscode';
import type { Answers, Form, Question } from './protocol';

const back = Symbol('back');

interface Step {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly given: string | undefined;
  readonly canGoBack: boolean;
}

/**
 * Asks a form's questions one after another with the editor's own pickers. Gives what was answered; undefined when the
 * form was left, and 'back' when somebody went back from its first question (only where there is something before it).
 */
export async function ask(form: Form, before: { readonly steps: number }): Promise<Answers | 'back' | undefined> {
  const answers: Answers = {};
  for (let index = 0; index < form.questions.length;) {
    const question = form.questions[index]!;
    const answer = await askOne(question, {
      title: `${form.title}: ${question.title}`,
      step: before.steps + index + 1,
      totalSteps: before.steps + form.questions.length,
      given: answers[question.id],
      canGoBack: before.steps + index > 0,
    });
    if (answer === undefined) {
      return undefined;
    }
    if (answer === back) {
      if (index === 0) {
        return 'back';
      }
      index--;
      continue;
    }
    if (answer === '') {
      delete answers[question.id];
    } else {
      answers[question.id] = answer;
    }
    index++;
  }
  return answers;
}

function askOne(question: Question, step: Step): Promise<string | typeof back | undefined> {
  return question.kind === 'choice' ? choose(question, step) : write(question, step);
}

function choose(question: Question, step: Step): Promise<string | typeof back | undefined> {
  interface Item extends vscode.QuickPickItem { readonly value: string }
  const items: Item[] = (question.choices ?? []).map(choice => ({ label: choice.label, value: choice.value, ...(choice.description === undefined ? {} : { detail: choice.description }) }));
  if (question.required !== true) {
    items.push({ label: 'Leave open', detail: 'Stays a placeholder in the document', value: '' });
  }
  const picker = vscode.window.createQuickPick<Item>();
  picker.items = items;
  picker.matchOnDetail = true;
  // One line, of which the box shows about sixty characters: the question itself, without what explains it.
  picker.placeholder = question.prompt?.split(/(?<=[.?!]) /u, 1)[0] ?? question.title;
  const preferred = items.find(item => item.value === (step.given ?? question.default));
  if (preferred !== undefined) {
    picker.activeItems = [preferred];
  }
  return shown(picker, step, () => picker.selectedItems[0]?.value);
}

function write(question: Question, step: Step): Promise<string | typeof back | undefined> {
  const input = vscode.window.createInputBox();
  input.prompt = (question.prompt ?? question.title) + (question.required === true ? '' : ' (may stay empty)');
  input.placeholder = question.kind === 'date' ? 'YYYY-MM-DD' : question.title;
  input.value = step.given ?? question.default ?? '';
  const problem = () => {
    const value = input.value.trim();
    if (value === '') {
      return question.required === true ? `${question.title} is needed.` : undefined;
    }
    const { validation } = question;
    return validation === undefined || new RegExp(validation.pattern, 'u').test(value) ? undefined : validation.message;
  };
  input.onDidChangeValue(() => input.validationMessage = undefined);
  return shown(input, step, () => {
    input.validationMessage = problem();
    return input.validationMessage === undefined ? input.value.trim() : undefined;
  });
}

/** Shows a picker until it is accepted with an answer, left, or gone back from. */
function shown(picker: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox, step: Step, answer: () => string | undefined): Promise<string | typeof back | undefined> {
  picker.title = step.title;
  picker.step = step.step;
  picker.totalSteps = step.totalSteps;
  picker.ignoreFocusOut = true;
  picker.buttons = step.canGoBack ? [vscode.QuickInputButtons.Back] : [];
  return new Promise<string | typeof back | undefined>(resolve => {
    picker.onDidTriggerButton(() => resolve(back));
    picker.onDidAccept(() => {
      const value = answer();
      if (value !== undefined) {
        resolve(value);
      }
    });
    picker.onDidHide(() => resolve(undefined));
    picker.show();
  }).finally(() => picker.dispose());
}
