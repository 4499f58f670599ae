import { z } from "zod";

/** What a schema takes first, before what it makes of it. */
interface Core {
  core: z.ZodType;
  nullable: boolean;
  /** Whether nothing takes its place when it is left out. */
  optional: boolean;
}

const plain: Omit<Core, "core"> = { nullable: false, optional: false };

export function coreOf(schema: z.ZodType, found = plain): Core {
  if (schema instanceof z.ZodNullable)
    return coreOf(schema.unwrap() as z.ZodType, { ...found, nullable: true });
  if (schema instanceof z.ZodOptional)
    return coreOf(schema.unwrap() as z.ZodType, { ...found, optional: true });
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return coreOf(schema.unwrap() as z.ZodType, found);
  if (schema instanceof z.ZodPipe) return coreOf(schema.in as z.ZodType, found);
  return { core: schema, ...found };
}
