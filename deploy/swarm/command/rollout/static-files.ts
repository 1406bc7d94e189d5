import { Failure } from '../../../../tools/failure.ts';
import { poll } from '../../../../tools/until.ts';
import { docker, tryDocker } from '../engine/docker.ts';
import { createArgs, type Job } from '../engine/jobs.ts';
import { listNodes } from '../engine/nodes.ts';
import { services, tasksOf } from '../engine/services.ts';
import { imageUsers, nodeLabels, volumeNames } from '../topology.ts';
import { whyTasksFailed } from './reasons.ts';

const jobName = 'todo_frontend_static';
const target = '/srv/static';
const publishing = { timeoutMs: 120_000, pollMs: 300 };

/**
 * Copies the static files of a release into the volume of every node that publishes the site, beside those of earlier
 * releases. It runs before the site is updated, so that nginx has the files of a page before anybody gets the page.
 * The job is not in a stack file, because the docker command of some distributions does not support jobs there.
 */
export async function publishStaticFiles(image: string, { fromRegistry = false } = {}): Promise<void> {
  await tryDocker(['service', 'rm', jobName]);
  await docker(createArgs({ ...staticFilesJob(image), fromRegistry }, 'global-job'));
  const isPublished = async () => {
    const edges = (await listNodes()).filter(({ usable, labels }) => usable && labels[nodeLabels.edge] === 'true');
    if (edges.length === 0)
      throw new Failure(`no node has the label ${nodeLabels.edge}=true: nobody could reach the site`);
    const tasks = await tasksOf([jobName], { all: true });
    const done = new Set(tasks.filter(({ Status }) => Status.State === 'complete').map(({ NodeID }) => NodeID));
    return edges.every(({ id }) => done.has(id));
  };
  if (await poll(isPublished, publishing)) return;
  const job = (await services()).get('static');
  throw new Failure(`the static files were not published: ${job ? await whyTasksFailed(job) : 'the job is gone'}`);
}

export function staticFilesJob(image: string): Job {
  return {
    name: jobName,
    image,
    command: ['node', 'publish-static.mjs', target],
    options: [
      ...['--constraint', `node.labels.${nodeLabels.edge} == true`],
      ...['--mount', `type=volume,source=${volumeNames.staticFiles},target=${target}`],
      ...['--user', imageUsers.node],
      ...['--restart-condition', 'on-failure', '--restart-max-attempts', '3'],
      ...['--label', 'com.docker.stack.namespace=todo_frontend'],
    ],
  };
}
