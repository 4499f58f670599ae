import fc from "fast-check";

/*
 * What a machine may be sent by mistake or by malice, for the endpoints of the gate. `@@` in a request stands for a number that
 * is another one each time, so that millions of requests are millions of different ones.
 */

/** Somebody who exists, and whose passwords no odd request may stumble upon. */
export interface Known {
  address: string;
  password: string;
  appPassword: string;
}

export interface OddRequest {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body: string;
}

const awkward = [
  ...[
    "",
    " ",
    "\0",
    "\r\n",
    "\u2028",
    "\u0085",
    "\u009b2J",
    "\u007f",
    "\u202e",
    "\ufeff",
    "\ud800",
    "\u212a",
    "%00",
    "../..",
    "*",
    "a@b",
    "@",
    "@@@",
  ],
  ...[
    "' OR 1=1 -- ",
    '","success":true,"',
    "$\u007bjndi:x}",
    "{{x}}",
    "__proto__",
    "constructor",
    "toString",
    "null",
    "NaN",
  ],
];
const longText = fc.integer({ min: 1, max: 60_000 }).map((length) => `${"ü".repeat(length / 2)}@@`);
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom(...awkward),
  fc.tuple(fc.constantFrom(...awkward), fc.string({ maxLength: 20 })).map(([a, b]) => `${a}${b}@@`),
  { arbitrary: longText, weight: 1 },
);

/** Names near one that exists. */
const nameNear = ({ address }: Known) =>
  fc.oneof(
    fc.constantFrom(
      address,
      address.toUpperCase(),
      ` ${address}`,
      `${address}\n`,
      `${address}\0`,
      `x@@${address}`,
    ),
    text.map((odd) => address.replace("@", `${odd}@`)),
    text.map((odd) => `${odd}@demo.test`),
    text,
  );

/** Passwords near a right one. */
const passwordNear = ({ password, appPassword }: Known) =>
  fc.oneof(
    fc.constantFrom(
      `${password} `,
      `${password}\0`,
      password.slice(1),
      appPassword.slice(0, -1),
      `${appPassword}\0x`,
    ),
    text.map((odd) => `${password}${odd}@@`),
    text,
  );

const address = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.constantFrom("", "::ffff:192.0.2.1", "1.2.3", "010.0.0.1", "fe80::1%eth0", "localhost", "192.0.2.1:25"),
  text,
);
const service = fc.oneof(
  fc.constantFrom("imap", "pop3", "smtp", "sieve", "lmtp", "constructor", "IMAP", ""),
  text,
);

const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 6 });
const orAnything = (arbitrary: fc.Arbitrary<unknown>) =>
  fc.oneof({ arbitrary, weight: 12 }, { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 1 });

const asJson = (value: unknown): string => JSON.stringify(value) ?? "null";
const deep = fc.integer({ min: 10, max: 30_000 }).map((depth) => "[".repeat(depth));

const bodyOf = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: fc.record(fields).map(asJson), weight: 20 },
    { arbitrary: fc.record(fields, { requiredKeys: [] }).map(asJson), weight: 4 },
    { arbitrary: fc.jsonValue().map(asJson), weight: 2 },
    { arbitrary: fc.string({ unit: "binary", maxLength: 400 }), weight: 2 },
    { arbitrary: deep, weight: 1 },
    { arbitrary: longText, weight: 1 },
  );

const jsonType = fc.oneof(
  { arbitrary: fc.constant("application/json"), weight: 20 },
  {
    arbitrary: fc.constantFrom("text/plain", "application/json; charset=latin1", "application/jsonx", ""),
    weight: 1,
  },
);

const post = (path: string, fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<OddRequest> =>
  fc.tuple(jsonType, bodyOf(fields)).map(([type, body]) => ({
    method: "POST" as const,
    path,
    headers: { "content-type": type },
    body,
  }));

const authRequest = (known: Known) =>
  post("/api/dovecot/auth", {
    username: orAnything(nameNear(known)),
    password: orAnything(passwordNear(known)),
    real_rip: orAnything(address),
    service: orAnything(service),
    password_b64: rarely(orAnything(text)),
    __proto__: rarely(fc.jsonValue({ maxDepth: 1 })),
    session: rarely(text),
  });

const userdbRequest = (known: Known) =>
  post("/api/dovecot/userdb", {
    username: orAnything(nameNear({ ...known, address: known.address.replace("@", "x@") })),
    service: rarely(orAnything(service)),
  });

/** What a header can carry at all. */
const headerText = (value: string): string => value.replace(/[^\x20-\x7e]/g, "?").trim();
const base64 = (value: string): string => Buffer.from(value).toString("base64");

const sogoRequest = (known: Known): fc.Arbitrary<OddRequest> =>
  fc
    .record({
      "x-original-uri": fc.oneof(
        fc.constantFrom(
          "/SOGo",
          "/SOGo/so/",
          "/SOGo/dav/x",
          "/Microsoft-Server-ActiveSync?Cmd=Sync",
          "//SOGo/dav",
        ),
        fc.webPath(),
        text.map((odd) => `/SOGo/dav/${odd}`),
      ),
      "x-real-ip": address,
      cookie: fc.oneof(
        text,
        text.map((odd) => `__Host-letterlock=${odd}`),
      ),
      authorization: fc.oneof(
        text,
        fc
          .tuple(nameNear(known), passwordNear(known))
          .map(([name, password]) => `Basic ${base64(`${name}:${password}`)}`),
      ),
    })
    .map((headers) => ({
      method: "GET" as const,
      path: "/api/sogo/auth",
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, headerText(value).slice(0, 3_500)]),
      ),
      body: "",
    }));

/** A request to one of the gate's endpoints that nobody should be let in by. */
export const oddRequest = (known: Known): fc.Arbitrary<OddRequest> =>
  fc.oneof(
    { arbitrary: authRequest(known), weight: 3 },
    { arbitrary: userdbRequest(known), weight: 1 },
    { arbitrary: sogoRequest(known), weight: 2 },
  );

/** A login that a mail app may send in SASL PLAIN and that is nobody's: NUL parts the fields there (RFC 4616). */
export const oddLogin = (known: Known): fc.Arbitrary<{ name: string; password: string }> => {
  // Dovecot closes the connection of a line that is much longer.
  const withoutNul = (odd: string) => odd.replaceAll("\0", "").slice(0, 500);
  return fc.record({
    name: nameNear(known).map(withoutNul),
    password: passwordNear(known)
      .map(withoutNul)
      .map((odd) => `${odd}x`),
  });
};

const statuses: Record<string, readonly number[]> = {
  "/api/dovecot/auth": [400, 401, 503],
  "/api/dovecot/userdb": [400, 404, 503],
  "/api/sogo/auth": [401, 403, 503],
};

export interface OddAnswer {
  status: number;
  body: string;
  milliseconds: number;
}

/** Dovecot and nginx wait no longer (design section 4). */
const promisedMs = 3_000;

/** What is wrong with an answer to an odd request; null: nothing. A person who may guess no more is refused as well. */
export function wrongWith({ path }: OddRequest, { status, body, milliseconds }: OddAnswer): string | null {
  if (milliseconds > promisedMs) return `answered after ${Math.round(milliseconds)} ms`;
  if (!statuses[path]?.includes(status)) return `answered ${status}`;
  if (path === "/api/sogo/auth") return body === "" ? null : "has a body";
  const answer = JSON.parse(body) as { success?: unknown };
  return answer.success === false ? null : "does not say that it is no success";
}

const unescaped = /[\p{Cc}\u2028\u2029]/u;

/** What is wrong with a line of the log; null: nothing. An error there is one that nobody expected. */
export function wrongWithLog(line: string): string | null {
  if (unescaped.test(line)) return `an unescaped character: ${JSON.stringify(line.slice(0, 200))}`;
  try {
    const { level } = JSON.parse(line) as { level: number };
    return level < 50 ? null : `an error: ${line.slice(0, 500)}`;
  } catch {
    return `no line of JSON: ${JSON.stringify(line.slice(0, 200))}`;
  }
}
