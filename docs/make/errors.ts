import { errorKinds } from "@/lib/platform/errors";
import { blocks, code, list, page, table } from "./markdown";

const example = `\`\`\`http
HTTP/1.1 409 Conflict
Content-Type: application/problem+json
X-Request-Id: 6f1c2a3e-5c1e-4f0e-9f4d-0c6f1b9f7a55

{"type":"urn:letterlock:problem:conflict","title":"Conflict with the current state","status":409,
 "detail":"There is a domain example.org already.","code":"conflict","requestId":"6f1c2a3e-5c1e-4f0e-9f4d-0c6f1b9f7a55"}
\`\`\``;

const shell = `\`\`\`text
error[conflict]: There is a domain example.org already.
\`\`\``;

const ofTheCommandLine: [string, string, string][] = [
  [
    "usage",
    "2",
    "The command line is wrong: an unknown command or option, a missing argument. The message says which; `--help` shows an example.",
  ],
  [
    "environment",
    "1",
    "A variable of the environment is missing or wrong. The message names [each one](settings.md).",
  ],
  ["not-built", "1", "The product has not been built in this directory. Run `npm run build`."],
];

/** The stable codes of errors, on every surface. */
export const errorsPage = () =>
  page(
    "errors.md",
    "# Errors",
    blocks(
      "Programs branch on the **code**. It is stable; messages may change, and are written for people: they say what happened and what to do, and never contain a secret.",
      list([
        "[Codes](#codes)",
        "[In the REST APIs](#in-the-rest-apis)",
        "[On the command line](#on-the-command-line)",
        "[Why a sign-in was refused](#why-a-sign-in-was-refused)",
      ]),
    ),
    "## Codes",
    table(
      ["code", "HTTP", "title", "when, and what to do"],
      Object.entries(errorKinds).map(([name, { status, title, meaning }]) => [
        code(name),
        String(status),
        title,
        meaning,
      ]),
    ),
    "## In the REST APIs",
    "Every error is `application/problem+json` (RFC 9457). `errors` lists the fields that are wrong, and `requestId` names the request in the log.",
    example,
    "Two people who edit the same thing: without `If-Match` a stale edit is not noticed over REST; with it, the answer is 412, whose `errors` name each field that somebody else has changed meanwhile.",
    "## On the command line",
    'Errors go to standard error, as text or, with `--json`, as one document `{"error":{"code","message","fields"}}`. The exit code is 0 on success only, 2 for wrong usage, 1 otherwise.',
    shell,
    "These exist on the command line only:",
    table(
      ["code", "exit code", "when, and what to do"],
      ofTheCommandLine.map(([name, exit, text]) => [code(name), exit, text]),
    ),
    "## Why a sign-in was refused",
    "A refused sign-in is not an error but a decision, with reasons of its own: they are in the login history, in the log, and [listed with their remedies](../keycloak.md#when-a-sign-in-is-refused). `letterlock doctor login` explains one.",
  );
