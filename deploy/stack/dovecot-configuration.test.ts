import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { privateConfiguration } from "./dovecot-configuration";
import { placeholdersOf } from "./render";

const deployed = readFileSync(new URL("../dovecot/dovecot.conf", import.meta.url), "utf8");
const values = { RUN: "/run/x", STATE: "/x", USER: "mail", GROUP: "mail" };
const rest = Object.fromEntries(placeholdersOf(deployed).map((name) => [name, "1"]));

it.each(["imap-login", "pop3-login", "submission-login", "managesieve-login", "chat-login"])(
  "leaves %s in the root that it is started in",
  (service) => {
    const text = privateConfiguration(`${deployed}service chat-login {\n}\n`, { ...rest, ...values });
    expect(text).toContain(`\nservice ${service} {\n  chroot =\n}\n`);
  },
);

it("is filled in, with directories of its own", () => {
  const text = privateConfiguration(deployed, { ...rest, ...values });
  expect(text).toContain("\nbase_dir = /run/x\n");
  expect(text).not.toMatch(/\{\{[A-Z]/);
});
