import { z } from "zod/mini";
import { database } from "./database";
import { blobHashSchema } from "./photoRef";

const name = z.string();

/** The user's own network: what it is called and does; its file is a blob. */
const recordSchema = z.object({
  hash: blobHashSchema,
  name,
  bytes: z.int().check(z.gte(0)),
  producer: name,
  licence: z.nullable(name),
  signature: z.object({
    kind: z.enum(["bytes", "floats"]),
    image: name,
    mask: name,
    output: name,
    side: z.nullable(z.int().check(z.gte(1))),
  }),
  habits: z.object({ inverted: z.boolean(), unit: z.boolean() }),
});
export type NetworkRecord = z.infer<typeof recordSchema>;

const key = "network";

/** The network that was chosen, null when there is none or its record cannot be understood. */
export async function readNetwork(): Promise<NetworkRecord | null> {
  const parsed = recordSchema.safeParse(await database().get("meta", key));
  return parsed.success ? parsed.data : null;
}

/** @throws Failure */
export function writeNetwork(record: NetworkRecord | null): Promise<void> {
  return database().write([record === null ? { kind: "delete", store: "meta", key } : { kind: "put", store: "meta", key, value: record }]);
}
