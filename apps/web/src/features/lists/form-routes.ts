import type { GetServerSideProps } from 'next';
import { pageWithForm } from '../../server/forms/form-page';
import { formPage } from '../login/form-page-behind-log-in';
import type { LogInProps } from '../login/log-in-page';
import { type ListAction, listActions, makeList } from './actions';
import { inWordsOfFilter, typedFilter } from './filters/filter-actions';
import { inWordsOfLabel, typedLabel } from './labels/label-actions';
import type { ListProps } from './list-page';
import type { ListsProps } from './lists-page';
import { listIdOf, loadListPage } from './load-list';
import { listsRoute, loadListsPage } from './load-lists';
import { listRefusalOf } from './refusals';

/** /my/lists */
export const listsPageRoute = pageWithForm(
  listsRoute,
  formPage<ListsProps>({
    act: makeList,
    refuse: ({ context, form }, error) => loadListsPage(context, listRefusalOf(error, 'lists'), form.get('name') ?? ''),
  }),
);

/** /my/lists/<id>/<action> */
export const listFormRoute: GetServerSideProps<ListProps | LogInProps | Record<string, never>> = async (next) => {
  const act = listActions.get(String(next.params?.action));
  return act ? formRoute(act, next.params?.list)(next) : { notFound: true };
};

function formRoute(act: ListAction, list: unknown) {
  return formPage<ListProps>(
    {
      act: (post) => act(post, listIdOf(list)),
      refuse({ context, form }, error) {
        const failed = listRefusalOf(error, 'list');
        const relabel = typedLabel(form);
        const filter = typedFilter(form);
        const typed = form.get('name');
        const inWords = relabel ? inWordsOfLabel : filter ? inWordsOfFilter : (same: typeof failed) => same;
        return loadListPage(context, listIdOf(list), inWords(failed, error), { typed, relabel, filter });
      },
    },
    () => '/my/lists',
  );
}
