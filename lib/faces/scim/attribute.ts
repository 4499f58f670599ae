/** An attribute of a schema, with the characteristics of RFC 7643, section 7. */
export interface Attribute {
  name: string;
  type: "string" | "boolean" | "reference" | "complex";
  multiValued: boolean;
  description: string;
  required: boolean;
  caseExact: boolean;
  mutability: "readWrite" | "readOnly" | "immutable";
  returned: "default" | "always";
  uniqueness: "none" | "server";
  referenceTypes?: readonly string[];
  canonicalValues?: readonly string[];
  subAttributes?: readonly Attribute[];
}

type Characteristics = Partial<Omit<Attribute, "name" | "type" | "description">>;

const attribute =
  (type: Attribute["type"]) =>
  (name: string, description: string, given: Characteristics = {}): Attribute => ({
    name,
    type,
    multiValued: false,
    description,
    required: false,
    caseExact: false,
    mutability: "readWrite",
    returned: "default",
    uniqueness: "none",
    ...given,
  });

export const text = attribute("string");
export const flag = attribute("boolean");
export const reference = attribute("reference");

/** An attribute that is made of others. */
export const complex = (
  name: string,
  description: string,
  subAttributes: readonly Attribute[],
  given: Characteristics = {},
): Attribute => ({ ...attribute("complex")(name, description, given), subAttributes });

/** A list of values, each with its kind; one of them may be the primary one (RFC 7643, 2.4). */
export const list = (
  name: string,
  description: string,
  further: readonly Attribute[] = [],
  given: Characteristics = {},
): Attribute =>
  complex(
    name,
    description,
    [
      text("value", "The value."),
      text("display", "How it is shown."),
      text("type", "What it is for, such as work."),
      flag("primary", "Whether it is the preferred one."),
      ...further,
    ],
    { multiValued: true, ...given },
  );

/** The attribute of a name, whatever its case (RFC 7643, 2.1). */
export const attributeNamed = (attributes: readonly Attribute[], name: string): Attribute | undefined => {
  const key = name.toLowerCase();
  return attributes.find((one) => one.name.toLowerCase() === key);
};
