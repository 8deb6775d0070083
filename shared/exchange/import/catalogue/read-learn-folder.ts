import { compareNatural } from '../../../kit/natural-order';
import { quoteSafely } from '../../../kit/quote';
import { decodeText } from '../../../kit/text';
import { questionSchema, type Question } from '../../../model/question-set';
import { clip } from '../../files/clip';
import { isJsonObject } from '../../files/json/parse-json';
import { listField, parseYamlFields, textField } from '../markdown/front-matter';
import type { ImportFile, ImportNote } from '../import-plan';
import type { Catalogue } from './catalogue';
import { readLearnWith } from './read-learn';

type Fields = ReadonlyMap<string, unknown>;
type Mime = 'Module' | 'ModuleUnit' | 'LearningPath';

/** What the first line of a YAML file of Microsoft Learn says of it; undefined for other files. */
export function learnMimeOf({ path, bytes }: ImportFile): Mime | undefined {
  if (!/\.ya?ml$/i.test(path)) return undefined;
  const head = decodeText(bytes.subarray(0, 64));
  const start = head.ok ? head.value.text : String.fromCharCode(...bytes.subarray(0, 40));
  const found = /^###\s*YamlMime:\s*(Module|ModuleUnit|LearningPath)\s/i.exec(start)?.[1]?.toLowerCase();
  return (['Module', 'ModuleUnit', 'LearningPath'] as const).find((mime) => mime.toLowerCase() === found);
}

/** A folder of YAML files as Microsoft Learn keeps its modules: the same as its catalogue, and the questions of knowledge checks. */
export function readLearnFolder(files: readonly ImportFile[]): Catalogue {
  const warnings: ImportNote[] = [];
  const read = files.flatMap((file) => {
    const mime = learnMimeOf(file);
    const fields = mime && readFields(file, warnings);
    return mime && fields ? [{ mime, fields, path: file.path }] : [];
  }).sort((a, b) => compareNatural(a.path, b.path));
  const of = (mime: Mime): typeof read => read.filter((one) => one.mime === mime);
  const units = new Map(of('ModuleUnit').map(({ fields }) => [textField(fields, 'uid'), fields]));
  const questions = new Map(of('Module').map(({ fields }) => [textField(fields, 'uid'), numbered(listField(fields, 'units').flatMap((uid) => questionsOf(units.get(uid))))]));
  const paths = of('LearningPath').map(({ fields }) => ({ uid: textField(fields, 'uid'), title: textField(fields, 'title'), modules: listField(fields, 'modules') }));
  const catalogue = readLearnWith({ modules: of('Module').map(({ fields, path }) => rawModule(fields, units, path)), ...(paths.length > 0 ? { paths } : {}) }, questions);
  return { ...catalogue, warnings: [...warnings, ...catalogue.warnings] };
}

function readFields(file: ImportFile, warnings: ImportNote[]): Fields | undefined {
  const decoded = decodeText(file.bytes, 'windows-1252');
  const { fields, problem } = parseYamlFields(decoded.ok ? decoded.value.text : '');
  if (problem === undefined && fields.size > 0) return fields;
  warnings.push({ code: 'unreadable-file', where: file.path, message: `${quoteSafely(file.path)} was not read: ${quoteSafely(problem ?? 'it is empty', 200).slice(1, -1)}.` });
  return undefined;
}

/** As the catalogue has it. */
function rawModule(fields: Fields, units: ReadonlyMap<string, Fields>, path: string): object {
  const named = listField(fields, 'units');
  const found = named.flatMap((uid) => { const unit = units.get(uid); return unit ? [{ uid, title: textField(unit, 'title'), minutes: Number(textField(unit, 'durationinminutes')) || 0 }] : []; });
  const text = (name: string): string => (typeof fields.get(name) === 'string' ? (fields.get(name) as string) : textField(fields, name));
  return {
    uid: textField(fields, 'uid'), path, title: textField(fields, 'title'), summary: text('summary'), abstract: text('abstract'), prerequisitesText: text('prerequisites'),
    levels: listField(fields, 'levels'), roles: listField(fields, 'roles'), products: listField(fields, 'products'), units: found, missingUnits: named.filter((uid) => !units.has(uid)),
  };
}

function questionsOf(unit: Fields | undefined): readonly Question[] {
  const quiz = unit?.get('quiz');
  const list: unknown = isJsonObject(quiz) ? quiz['questions'] : undefined;
  return (Array.isArray(list) ? list : []).filter(isJsonObject).flatMap((raw) => {
    const choices = (Array.isArray(raw['choices']) ? raw['choices'] : []).filter(isJsonObject);
    const options = choices.map((choice, at) => ({ id: `o${at + 1}`, text: clip(String(choice['content'] ?? '').trim(), 20_000) || '…' }));
    const right = options.filter((_, at) => choices[at]?.['isCorrect'] === true).map(({ id }) => id);
    const feedback = choices.map((choice) => choice['correctExplanation'] ?? (choice['isCorrect'] === true ? choice['explanation'] : undefined)).find((text) => typeof text === 'string');
    const shared = { id: 'q', text: clip(String(raw['content'] ?? '').trim(), 20_000), feedback: clip(String(feedback ?? ''), 20_000), options };
    const { data } = questionSchema.safeParse(right.length === 1 ? { ...shared, kind: 'single', answer: right[0] } : { ...shared, kind: 'multiple', answers: right });
    return data ? [data] : [];
  });
}

const numbered = (questions: readonly Question[]): readonly Question[] => questions.map((question, at) => ({ ...question, id: `q${at + 1}` }));
