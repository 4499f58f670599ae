"use server";

import { z } from "zod";
import { doneBy, outOfDate } from "@/app/(console)/done-by";
import { type EditState, editOutcome } from "@/app/(console)/edit-outcome";
import { boundFormAction } from "@/app/form-action";
import { said } from "@/app/form-state";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { registry } from "@/lib/faces/registry";

/** A button of an operation as it was pressed. What it does besides naming its thing says the button, not the page. */
const pressed = z.strictObject({
  role: adminRole,
  operation: z.string(),
  button: z.string(),
  key: z.record(z.string(), z.string()),
  expectedVersion: z.int().optional(),
  /** The page to go to when it is done, below the start of the role. */
  leadsTo: z
    .string()
    .regex(/^(?:\/[a-z-]+)+$/)
    .optional(),
});

/** Whether the name was typed. */
const isConfirmed = (key: Readonly<Record<string, string>>, form: FormData): boolean =>
  Object.values(key).at(-1) === String(form.get("confirmation")).trim().toLowerCase();

/**
 * Does what a button of an operation says (`OperationButton`). A request may name any operation and any key: what is no
 * button is refused here; who may, what there is, and whether the person must have re-authenticated lately, says the operation.
 */
export const perform = boundFormAction(z.tuple([pressed]), async ([call], form): Promise<EditState> => {
  const { key, expectedVersion, leadsTo } = call;
  const operation = registry.operations.find(({ name }) => name === call.operation);
  const button = new Map(Object.entries(operation?.buttons ?? {})).get(call.button);
  if (!operation?.audience.includes(call.role) || !button) return { problem: await said(outOfDate) };
  const { input, mistyped } = button;
  if (mistyped && !isConfirmed(key, form)) return { fields: { confirmation: await said(mistyped) } };
  const demand = { role: call.role, asked: operation, sent: input };
  const after = leadsTo === undefined ? {} : { leadsTo: () => leadsTo };
  return editOutcome(() =>
    doneBy(demand, after, ({ context }) => operation.run({ context, key, input, expectedVersion })),
  );
});
