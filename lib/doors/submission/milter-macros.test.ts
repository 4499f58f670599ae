import { beforeEach, describe, expect, it } from "vitest";
import { MilterSession } from "@/lib/doors/submission/milter-session";

/* Who is logged in is what Postfix says in its macros (libmilter: pairs of a name and its value), and nothing else. */

const packet = (letter: string, data = ""): Buffer => {
  const body = Buffer.from(letter + data);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
};
const macros = (...pairs: [name: string, value: string][]) =>
  packet("D", `M${pairs.map(([name, value]) => `${name}\0${value}\0`).join("")}`);
const mail = (from: string, sender = "alice@demo.test") => [
  packet("M", `<${sender}>\0`),
  packet("L", `From\0 ${from}\0`),
  packet("N"),
  packet("E"),
];

let session: MilterSession;
beforeEach(() => {
  session = new MilterSession();
});
/** The letter of the last answer: "c" goes on, "y" is refused. */
const last = (...packets: Buffer[]) => {
  const answers = session.take(Buffer.concat(packets));
  let [at, letter] = [0, ""];
  while (at < answers.length) {
    letter = String.fromCharCode(answers[at + 4] ?? 0);
    at += 4 + answers.readUInt32BE(at);
  }
  return letter;
};
const login = (name: string) => macros(["i", "4XYZ"], ["{auth_type}", "PLAIN"], ["{auth_authen}", name]);
const [alice, bob] = ["alice@demo.test", "bob@demo.test"];

describe("the login of a mail", () => {
  it.each([
    ["first", macros(["{auth_authen}", alice], ["i", "4XYZ"])],
    ["last", macros(["i", "4XYZ"], ["{auth_authen}", alice])],
    [
      "behind a sender that is called like it",
      macros(["{mail_addr}", "{auth_authen}"], ["{auth_authen}", alice]),
    ],
    [
      "before a sender that is called like it",
      macros(["{auth_authen}", alice], ["{mail_addr}", "{auth_authen}"]),
    ],
  ])("is told %s", (_, told) => {
    expect(last(told, ...mail(alice))).toBe("c");
    session = new MilterSession();
    expect(last(told, ...mail(bob))).toBe("y");
  });

  it("is nobody's where there is none: such mail comes from elsewhere, and is not ours to hold", () => {
    expect(last(macros(["i", "4XYZ"]), ...mail(bob))).toBe("c");
    expect(last(...mail(bob))).toBe("c");
  });

  it("is not told by a sender who is called like the macro", () =>
    expect(last(macros(["{mail_addr}", "{auth_authen}"], ["{mail_host}", "demo.test"]), ...mail(bob))).toBe(
      "c",
    ));

  it("is that of the mail, and not of the one before it in the session", () => {
    expect(last(login(alice), ...mail(alice))).toBe("c");
    expect(last(login(bob), ...mail(alice, bob))).toBe("y");
    expect(last(login(bob), ...mail(bob, bob))).toBe("c");
    expect(last(macros(["i", "4XYZ"]), ...mail(alice))).toBe("c");
  });

  it("is not changed by the macros of another stage", () => {
    const other = packet("D", `C{auth_authen}\0${bob}\0`);
    expect(last(login(alice), other, packet("D", `E{auth_authen}\0${bob}\0`), ...mail(bob, alice))).toBe("y");
  });
});

describe("the From lines of a mail", () => {
  it("are counted anew for each mail", () => {
    const twice = [
      packet("M", `<${alice}>\0`),
      packet("L", `From\0 ${alice}\0`),
      packet("L", `FROM\0 ${alice}\0`),
      packet("E"),
    ];
    expect(last(login(alice), ...twice)).toBe("y");
    expect(last(login(alice), ...mail(alice))).toBe("c");
    expect(last(login(alice), packet("M", `<${alice}>\0`), packet("E")), "none at all").toBe("y");
  });

  it("of a mail that was given up do not count for the next", () => {
    last(login(alice), packet("M", `<${alice}>\0`), packet("L", `From\0 ${bob}\0`), packet("A"));
    expect(last(login(alice), ...mail(alice))).toBe("c");
  });

  it.each(["From", "from", "FROM", "From ", "\tFrom"])("are such in whatever spelling: %j", (name) =>
    expect(
      last(login(alice), packet("M", `<${alice}>\0`), packet("L", `${name}\0 ${bob}\0`), packet("E")),
    ).toBe("y"),
  );

  it.each(["Sender", "Reply-To", "X-From", "Resent-From", "Fromm"])("are not those of %s", (name) =>
    expect(
      last(
        login(alice),
        packet("M", `<${alice}>\0`),
        packet("L", `${name}\0 ${bob}\0`),
        packet("L", `From\0 ${alice}\0`),
        packet("E"),
      ),
    ).toBe("c"),
  );

  it("beyond any number are refused without being kept", () => {
    const many = Array.from({ length: 5_000 }, () => packet("L", `From\0 ${"x".repeat(100)}\0`));
    expect(last(login(alice), packet("M", `<${alice}>\0`), ...many, packet("E"))).toBe("y");
  });

  it("are held to the envelope's sender as well, with or without its brackets", () => {
    for (const sender of ["<sales@demo.test>", "sales@demo.test"]) {
      session = new MilterSession();
      expect(
        last(
          login(alice),
          packet("M", `${sender}\0SIZE=1\0`),
          packet("L", "From\0 sales@demo.test\0"),
          packet("E"),
        ),
      ).toBe("c");
    }
    expect(
      last(login(alice), packet("M", "<>\0"), packet("L", `From\0 ${alice}\0`), packet("E")),
      "a bounce",
    ).toBe("c");
  });
});
