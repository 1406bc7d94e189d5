import type { Installation } from '../installation.ts';

/** The entry of one service in the output of `status`. */
export async function statusOf(swarm: Installation, service: string): Promise<{ commit: string; running: number }> {
  const { result } = await swarm.must('status');
  const services = result.services as { name: string; commit: string; running: number }[];
  return services.find(({ name }) => name === service) ?? { commit: '', running: 0 };
}
