import { adminRole } from "@/lib/accounts/admin-account/role";
import type { Operation } from "@/lib/catalogue/operation";
import { registry } from "@/lib/faces/registry";
import { overHttp } from "@/lib/faces/rest/derive";
import { routes } from "@/lib/faces/rest/routes";
import { type ActionEntry, actionsOf } from "@/lib/testing/actions/action-sample";
import { sampleFor } from "@/lib/testing/rest-samples";
import { sentForm } from "@/lib/testing/sent-form";

/** Buttons that would do what has been done already in a fixture of the tests. */
const alreadySo = ["admin.set-role domain-admin", "admin.set-state enable"];

/** A button of an operation as its page sends it; what it is about is what the tests of REST ask the operation about. */
function pressed(operation: Operation, button: string): ActionEntry {
  const overRest = overHttp(operation, routes[operation.name]);
  return {
    roles: adminRole.options.filter((role) => operation.audience.includes(role)),
    args(fixture, role) {
      const { params: key } = sampleFor(fixture, role === "superadmin" ? "admin" : "domain-admin", overRest);
      const confirmation = Object.values(key).at(-1) ?? "";
      return [{ role, operation: operation.name, button, key }, {}, sentForm({ confirmation })];
    },
    ...(alreadySo.includes(`${operation.name} ${button}`) ? { own: "answers" } : {}),
  };
}

/** Every button of every operation: a new one needs no line. */
export const performedButtons = actionsOf(
  "(console)/perform.ts",
  Object.fromEntries(
    registry.operations.flatMap((operation) =>
      Object.keys(operation.buttons).map((button) => [
        `perform ${operation.name} ${button}`,
        pressed(operation, button),
      ]),
    ),
  ),
);
