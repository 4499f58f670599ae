import { describe, expect, it } from "vitest";
import { findOperation, methodsAt } from "@/lib/faces/rest/find-operation";
import { type Role, roles } from "@/lib/faces/rest/operation";
import { operations } from "@/lib/faces/rest/operations";

const all = roles.flatMap((role) =>
  operations
    .filter((one) => one.roles.includes(role))
    .map((operation) => ({ role, operation, id: operation.id })),
);
const filled = (path: string) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(`a/${name}%`));

describe("every operation", () => {
  it.each(all)("$id of $role is found at its own path, and no other", ({ role, operation }) => {
    const found = findOperation(role, operation.method.toUpperCase(), filled(operation.path));
    if (!("operation" in found)) throw new Error("it is not found");
    expect(found.operation.id).toBe(operation.id);
    const named = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, `a/${name}%`]);
    expect(found.params).toEqual(Object.fromEntries(named));
  });

  it("stands at a place of its own, so that the order of the list decides nothing", () => {
    for (const role of roles) {
      const places = all
        .filter((one) => one.role === role)
        .map(({ operation: { method, path } }) => `${method} ${path.replace(/\{\w+\}/g, "{}")}`);
      expect(places).toEqual([...new Set(places)]);
    }
  });

  it("is not there for a role that it is not for", () => {
    for (const role of roles)
      for (const { id, method, path, roles: own } of operations.filter((one) => !one.roles.includes(role))) {
        let found: ReturnType<typeof findOperation> | null = null;
        try {
          found = findOperation(role, method.toUpperCase(), filled(path));
        } catch (error) {
          expect(error).toMatchObject({ code: "not-found" });
        }
        if (found && "operation" in found) expect(found.operation.id, `${id} is for ${own}`).not.toBe(id);
      }
  });
});

describe("a path", () => {
  const find = (path: string, method = "GET", role: Role = "admin") => findOperation(role, method, path);

  it("answers HEAD as GET, and names its methods for any other", () => {
    expect(find("/domains", "HEAD")).toMatchObject({ operation: { id: "listDomains" } });
    const { allow } = find("/domains/x", "POST") as { allow: string[] };
    expect(allow.sort()).toEqual(["delete", "get", "patch", "put"]);
    expect(methodsAt("admin", "/domains/x").sort()).toEqual(allow);
  });

  it.each(["", "/", "/unknown", "/domains/x/y/z", "/Domains", "/domains/x/mailboxes/y/z", "/constructor"])(
    "%j leads nowhere",
    (path) => expect(() => find(path)).toThrow(expect.objectContaining({ code: "not-found" })),
  );

  it.each(["/domains/%", "/domains/%zz", "/domains/%c3%28"])("%j is no path at all", (path) =>
    expect(() => find(path)).toThrow(expect.objectContaining({ code: "invalid-input" })),
  );

  it("is parted before it is decoded: a slash in a name opens no other path", () =>
    expect(find("/domains/x%2F..%2Fmailboxes")).toMatchObject({
      operation: { id: "getDomain" },
      params: { name: "x/../mailboxes" },
    }));
});
