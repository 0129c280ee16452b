export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const json = "application/json; charset=utf-8";

export function ok(data: unknown): Reply {
  return { status: 200, type: json, body: JSON.stringify({ code: 200, message: "success", data }) };
}

export function refuse(status: number, message: string, code = status, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, type: json, body: JSON.stringify({ code, message }), headers };
}

export function plainJson(status: number, value: unknown): Reply {
  return { status, type: json, body: JSON.stringify(value) };
}

export function isOk(reply: Reply): boolean {
  return reply.status >= 200 && reply.status < 300;
}
