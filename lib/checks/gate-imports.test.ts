import { expect, it } from "vitest";
import { closureOf, loadedAtStart } from "@/lib/testing/import-closure";

it("decides on a login of a mail app with few files: each is memory of every worker, and a way for a fault to reach it", () => {
  const closure = closureOf("lib/doors/mail/decide-mail-login.ts");
  expect(closure).toContain("lib/access/decide-access.ts");
  expect(closure.length, closure.join("\n")).toBeLessThanOrEqual(82);
});

it.each(["main", "primary", "worker"])("keeps what people work with out of the gate's %s", (process) => {
  const closure = closureOf(`lib/faces/gate/${process}.ts`);
  expect(closure.length).toBeGreaterThan(1);
  expect(closure.filter((file) => /^(app|lib\/faces\/(rest|cli|session))\//.test(file))).toEqual([]);
});

it.each(["main", "primary", "worker"])(
  "starts the gate's %s without the catalogue or any kind of provider",
  (process) => {
    const closure = closureOf(`lib/faces/gate/${process}.ts`, undefined, undefined, loadedAtStart);
    expect(closure.filter((file) => /^lib\/(catalogue|providers\/kinds)\//.test(file))).toEqual([]);
  },
);
