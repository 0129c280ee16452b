import type { ServiceState } from "./state";

const string = { type: "string" };

const fillSchema = {
  type: "object",
  required: ["image", "mask_image", "prompt"],
  "x-order-properties": ["image", "mask_image", "prompt", "size", "num_inference_steps", "seed", "guidance_scale", "num_images", "loras"],
  properties: {
    image: { ...string, "x-ui-component": "uploader" },
    mask_image: { ...string, "x-ui-component": "uploader" },
    prompt: string,
    size: { ...string, default: "1024*1024", minimum: 256, maximum: 1536 },
    num_inference_steps: { type: "integer", default: 28, minimum: 1, maximum: 50, step: 1, "x-ui-component": "slider" },
    seed: { type: "integer", default: -1, minimum: -1, maximum: 2_147_483_647 },
    guidance_scale: { type: "number", default: 30, minimum: 28, maximum: 35, step: 0.1, "x-ui-component": "slider" },
    num_images: { type: "integer", default: 1, minimum: 1, maximum: 4, step: 1, "x-ui-component": "slider" },
    loras: {
      type: "array",
      default: [],
      maxItems: 3,
      items: {
        type: "object",
        required: ["path", "scale"],
        properties: { path: string, scale: { type: "number", default: 1, minimum: 0, maximum: 4, step: 0.1 } },
      },
    },
  },
};

const optimizerSchema = {
  type: "object",
  required: ["text"],
  properties: {
    text: string,
    mode: { type: "string", default: "image", enum: ["image", "video"] },
    style: { ...string, default: "default" },
  },
};

function entry(state: ServiceState, id: string, basePrice: number, schema: unknown): unknown {
  const run = { type: "model_run", method: "POST", server: state.apiUrl, api_path: `/api/v3/${id}`, request_schema: schema };
  const shapes = {
    runs: { api_schemas: [{ type: "model_info", request_schema: {} }, run] },
    components: { components: { schemas: { Request: schema } } },
    missing: {},
  };
  return {
    model_id: id,
    name: id,
    description: "",
    type: "image-to-image",
    base_price: basePrice,
    formula: '{"total_price": base_price * num_images}',
    api_schema: shapes[state.settings.schema],
  };
}

export function catalogue(state: ServiceState): readonly unknown[] {
  return [
    entry(state, "wavespeed-ai/prompt-optimizer", 0.001, optimizerSchema),
    entry(state, "wavespeed-ai/flux-fill-dev", 0.035, fillSchema),
  ];
}
