import { z } from "zod";
import { type Field, type Fields, shapesOf } from "@/lib/catalogue/field";
import type { kinds } from "@/lib/providers/kinds/kinds";
import { type All, kindOf, type ProviderKindName, providerKinds } from "@/lib/providers/kinds/registry";
import { words } from "@/lib/words/text";

const placeWords = words("provider.place", { option: "{kind}: {about}" });

type Place = NonNullable<(typeof kinds)[ProviderKindName]["place"]>;
type PlaceFields = All<Place["fields"]>;
export type PlaceField = keyof PlaceFields;

const places = providerKinds.flatMap((name) => {
  const { label, place } = kindOf(name);
  return place ? [{ name, label, place, fields: Object.keys(place.fields) }] : [];
});

/** The kinds whose providers are found by fields of their own, each with the names of these. */
export const placedKinds: readonly { name: ProviderKindName; label: string; fields: readonly string[] }[] =
  places;

/** What is said of the fields by which the kinds say where a provider is; their options say of which kind they are. */
export const describedPlaceFields: Fields = Object.assign(
  {},
  ...places.map(({ label, place }) =>
    Object.fromEntries(Object.entries(place.fields).map(([name, one]) => [name, ofKind(label, one)])),
  ),
);

function ofKind(kind: string, one: Field): Field {
  const { option } = one;
  return option
    ? { ...one, option: { ...option, help: placeWords("option", { kind, about: option.help }) } }
    : one;
}

/** Their schemas, as a form may leave them out. */
export const placeFields = z
  .object(shapesOf(Object.assign({}, ...places.map(({ place }) => place.fields)) as PlaceFields))
  .partial().shape;

/** As they are shown, by name: text that only providers of one kind have. */
export const shownPlaceFields = Object.fromEntries(
  places.flatMap(({ label, fields }) =>
    fields.map((field) => [field, z.string().optional().describe(`${label} only.`)]),
  ),
) as Record<PlaceField, z.ZodOptional<z.ZodString>>;

/** The issuer that a form names by fields of a kind's own; undefined when it does not name all of one kind's. */
export function placedIssuer(given: Partial<Record<string, unknown>>): string | undefined {
  const named = places.find(({ fields }) => fields.every((field) => given[field] !== undefined));
  return named?.place.issuerOf(given as Record<string, string>);
}

/** Where a provider is, by the fields of its kind; none where its issuer itself is entered. */
export const placeOf = ({
  kind,
  issuer,
}: {
  kind: ProviderKindName;
  issuer: string;
}): Partial<Record<PlaceField, string>> => kindOf(kind).place?.read(issuer) ?? {};
