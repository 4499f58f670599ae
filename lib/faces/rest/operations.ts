import { registry } from "@/lib/faces/registry";
import { overHttp } from "@/lib/faces/rest/derive";
import type { Operation } from "@/lib/faces/rest/operation";
import { putOver } from "@/lib/faces/rest/put";
import { puts, routes } from "@/lib/faces/rest/routes";

/** An operation over HTTP; before an update stands the PUT that makes or changes, where there is one. */
function overHttpWithPut(name: string): Operation[] {
  const described = registry.named(name);
  const put = puts.find(({ update }) => update === name);
  const before = put ? [putOver(registry.named(put.create), described, put.description)] : [];
  return [...before, overHttp(described, routes[name])];
}

const madeByPut = puts.flatMap(({ create, only }) => (only ? [create] : []));

/** Everything that the REST APIs can do. The dispatcher, the OpenAPI document and the tests are made from this list. */
export const operations: readonly Operation[] = registry.operations
  .map(({ name }) => name)
  .filter((name) => !madeByPut.includes(name))
  .flatMap(overHttpWithPut);
