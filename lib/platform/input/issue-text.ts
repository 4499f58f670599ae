import type { z } from "zod";
import { textOfMessage } from "@/lib/words/message";
import { say, type Text, words } from "@/lib/words/text";

/** What is wrong with a value, such as "must be a number": to be said of its field. */
const problems = words("input.problem", {
  other: "{said}",
  invalid: "not valid",
  missing: "required",
  empty: "must not be empty",
  text: "must be text",
  number: "must be a number",
  wholeNumber: "must be a whole number",
  yesOrNo: "must be true or false",
  moment: "must be a date",
  list: "must be a list",
  object: "must be an object",
  nothing: "must be null",
  file: "must be a file",
  oneOf: "must be one of {values}",
  exactly: "must be {value}",
  exactLength: "must have exactly {count, plural, one {# character} other {# characters}}",
  minLength: "must have at least {count, plural, one {# character} other {# characters}}",
  maxLength: "must have at most {count, plural, one {# character} other {# characters}}",
  exactItems: "must have exactly {count, plural, one {# entry} other {# entries}}",
  minItems: "must have at least {count, plural, one {# entry} other {# entries}}",
  maxItems: "must have at most {count, plural, one {# entry} other {# entries}}",
  exactBytes: "must have exactly {count, plural, one {# byte} other {# bytes}}",
  minBytes: "must have at least {count, plural, one {# byte} other {# bytes}}",
  maxBytes: "must have at most {count, plural, one {# byte} other {# bytes}}",
  notNegative: "must not be negative",
  atLeast: "must be at least {bound, number}",
  atMost: "must be at most {bound, number}",
  moreThan: "must be more than {bound, number}",
  lessThan: "must be less than {bound, number}",
  notBefore: "must not be before {bound, date, medium}",
  notAfter: "must not be after {bound, date, medium}",
  multipleOf: "must be a multiple of {divisor, number}",
  unknownKeys: "{count, plural, one {unknown field: {names}} other {unknown fields: {names}}}",
  email: "must be an email address",
  url: "must be a URL",
  uuid: "must be a UUID",
  date: "must be a date such as 2027-01-31",
  datetime: "must be a date and time such as 2027-01-31T12:00:00Z",
  ip: "must be an IP address",
  base64: "must be Base64",
  json: "must be JSON",
  format: "must have the expected format",
  startsWith: "must start with “{part}”",
  endsWith: "must end with “{part}”",
  includes: "must contain “{part}”",
  invalidName: "must have valid names",
  invalidEntry: "must have valid entries",
});

type Issue = z.core.$ZodIssue;
type SizeIssue = z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall;
type FormatIssue = Extract<Issue, { code: "invalid_format" }>;

/**
 * What a zod issue says: the text that its message was made of (`message`) or that it carries (`customIssue`), and for
 * zod's own issues what a person would say.
 */
export const issueText = (issue: Issue): Text =>
  carried(issue) ?? textOfMessage(issue.message) ?? builtIn(issue);

/** The refusal of a value by a text with values of a request; for all others there is `message`. */
export const customIssue = (text: Text, path: PropertyKey[] = []) => ({
  code: "custom" as const,
  path,
  message: say(text),
  params: { text },
});

function carried(issue: Issue): Text | undefined {
  return issue.code === "custom" ? (issue.params?.text as Text | undefined) : undefined;
}

function builtIn(issue: Issue): Text {
  switch (issue.code) {
    case "invalid_type":
      return typeText(issue);
    case "too_big":
    case "too_small":
      return sizeText(issue);
    case "invalid_format":
      return formatText(issue);
    case "invalid_value":
      return oneOf(issue.values);
    case "invalid_union":
      return issue.inclusive !== false && issue.options ? oneOf(issue.options) : problems("invalid");
    case "not_multiple_of":
      return problems("multipleOf", { divisor: issue.divisor });
    case "unrecognized_keys":
      return problems("unknownKeys", { count: issue.keys.length, names: issue.keys.map(verbatim) });
    case "invalid_key":
      return problems("invalidName");
    case "invalid_element":
      return problems("invalidEntry");
    default:
      return problems("invalid");
  }
}

const verbatim = (said: unknown): Text => problems("other", { said: String(said) });

const oneOf = (values: readonly unknown[]): Text =>
  values.length === 1
    ? problems("exactly", { value: verbatim(values[0]) })
    : problems("oneOf", { values: values.map(verbatim) });

/** zod leaves what was given out of its issues, since that may be a secret; only its message says when it was nothing. */
const nothingGiven = ({ message }: Issue): boolean => message.endsWith("received undefined");

const types = {
  string: "text",
  number: "number",
  bigint: "wholeNumber",
  int: "wholeNumber",
  boolean: "yesOrNo",
  date: "moment",
  array: "list",
  set: "list",
  tuple: "list",
  object: "object",
  record: "object",
  map: "object",
  null: "nothing",
  file: "file",
} as const;

function typeText(issue: z.core.$ZodIssueInvalidType): Text {
  if (issue.expected === "nonoptional" || nothingGiven(issue)) return problems("missing");
  return problems(
    Object.hasOwn(types, issue.expected) ? types[issue.expected as keyof typeof types] : "invalid",
  );
}

const lengths = {
  string: { exact: "exactLength", too_small: "minLength", too_big: "maxLength" },
  file: { exact: "exactBytes", too_small: "minBytes", too_big: "maxBytes" },
  entries: { exact: "exactItems", too_small: "minItems", too_big: "maxItems" },
} as const;

const counted = { string: true, file: true, array: true, set: true, map: true };

/** How much of what a value has; a number and a moment are compared themselves. */
function sizeText(issue: SizeIssue): Text {
  const bound = Number(issue.code === "too_big" ? issue.maximum : issue.minimum);
  if (issue.code === "too_small" && bound === 1 && !issue.exact && issue.origin in counted)
    return problems("empty");
  switch (issue.origin) {
    case "date":
      return problems(issue.code === "too_big" ? "notAfter" : "notBefore", { bound: new Date(bound) });
    case "string":
      return problems(lengths.string[issue.exact ? "exact" : issue.code], { count: bound });
    case "file":
      return problems(lengths.file[issue.exact ? "exact" : issue.code], { count: bound });
    case "array":
    case "set":
    case "map":
      return problems(lengths.entries[issue.exact ? "exact" : issue.code], { count: bound });
    default:
      return numberText(issue, bound);
  }
}

function numberText({ code, inclusive }: SizeIssue, bound: number): Text {
  if (code === "too_small" && inclusive && bound === 0) return problems("notNegative");
  if (code === "too_big") return problems(inclusive ? "atMost" : "lessThan", { bound });
  return problems(inclusive ? "atLeast" : "moreThan", { bound });
}

const formats = {
  email: "email",
  url: "url",
  uuid: "uuid",
  date: "date",
  datetime: "datetime",
  ipv4: "ip",
  ipv6: "ip",
  base64: "base64",
  json_string: "json",
} as const;

function formatText(issue: FormatIssue): Text {
  const { format } = issue;
  if ("prefix" in issue) return problems("startsWith", { part: verbatim(issue.prefix) });
  if ("suffix" in issue) return problems("endsWith", { part: verbatim(issue.suffix) });
  if ("includes" in issue) return problems("includes", { part: verbatim(issue.includes) });
  return problems(Object.hasOwn(formats, format) ? formats[format as keyof typeof formats] : "format");
}
