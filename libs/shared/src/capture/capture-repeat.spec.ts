import { expect, test } from '@jest/globals';
import { readLine } from './capture.js';

const today = '2026-11-25';

const often: [line: string, repeat: string, title: string][] = [
  ['Water plants every day', 'FREQ=DAILY', 'Water plants'],
  ['every monday: report', 'FREQ=WEEKLY;BYDAY=MO', 'report'],
  ['standup every friday', 'FREQ=WEEKLY;BYDAY=FR', 'standup'],
  ['gym every mon, wed and fri', 'FREQ=WEEKLY;BYDAY=MO,WE,FR', 'gym'],
  ['standup every weekday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'standup'],
  ['bins every other thursday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', 'bins'],
  ['Every 2 weeks clean the bath', 'FREQ=WEEKLY;INTERVAL=2', 'clean the bath'],
  ['sync every 2 weeks on Tuesday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'sync'],
  ['call every monday at 9am', 'FREQ=WEEKLY;BYDAY=MO', 'call at 9am'],
  ['rent every 1st', 'FREQ=MONTHLY;BYMONTHDAY=1', 'rent'],
  ['rent every month on the 31st', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'rent'],
  ['books every last day of the month', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'books'],
  ['backup every 3 months', 'FREQ=MONTHLY;INTERVAL=3', 'backup'],
  ['taxes every year', 'FREQ=YEARLY', 'taxes'],
  ['매일 물 주기', 'FREQ=DAILY', '물 주기'],
  ['매주 금요일 회의', 'FREQ=WEEKLY;BYDAY=FR', '회의'],
  ['매주 월요일에 회의', 'FREQ=WEEKLY;BYDAY=MO', '회의'],
  ['운동 매주 월, 수, 금', 'FREQ=WEEKLY;BYDAY=MO,WE,FR', '운동'],
  ['격주 목요일 분리수거', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', '분리수거'],
  ['청소 2주마다', 'FREQ=WEEKLY;INTERVAL=2', '청소'],
  ['월세 매월 25일', 'FREQ=MONTHLY;BYMONTHDAY=25', '월세'],
  ['정산 매달 말일', 'FREQ=MONTHLY;BYMONTHDAY=-1', '정산'],
  ['매년 6월 1일 생일', 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1', '생일'],
  ['毎日 散歩', 'FREQ=DAILY', '散歩'],
  ['毎週金曜 ゴミ', 'FREQ=WEEKLY;BYDAY=FR', 'ゴミ'],
  ['ゴミ出し 毎週月・木曜日', 'FREQ=WEEKLY;BYDAY=MO,TH', 'ゴミ出し'],
  ['隔週火曜 会議', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '会議'],
  ['掃除 2週間ごと', 'FREQ=WEEKLY;INTERVAL=2', '掃除'],
  ['家賃 毎月２５日', 'FREQ=MONTHLY;BYMONTHDAY=25', '家賃'],
  ['締め 毎月末', 'FREQ=MONTHLY;BYMONTHDAY=-1', '締め'],
  ['毎年12月1日に 年賀状', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1', '年賀状'],
];

// Without this, what is typed with how often it is due is due once, or never.
test.each(often)('%s repeats by %s: %s', (line, repeat, title) => {
  const read = readLine(line, today);
  expect([read.repeat, read.title, read.due]).toEqual([repeat, title, null]);
  expect(line).toContain(read.dueWords);
});

// What is done late would be due again too soon.
test.each([
  ['water every! 3 days', 'FREQ=DAILY;INTERVAL=3', 'water'],
  ['Every! week clean', 'FREQ=WEEKLY', 'clean'],
  ['clean the bath every 2 weeks, once done', 'FREQ=WEEKLY;INTERVAL=2', 'clean the bath'],
  ['물 주기 3일마다 완료한 날부터', 'FREQ=DAILY;INTERVAL=3', '물 주기'],
  ['완료한 날부터 2주마다 청소', 'FREQ=WEEKLY;INTERVAL=2', '청소'],
  ['水やり 3日ごと（完了日から）', 'FREQ=DAILY;INTERVAL=3', '水やり'],
  ['完了日から2週間ごと 掃除', 'FREQ=WEEKLY;INTERVAL=2', '掃除'],
])('%s counts from completion', (line, repeat, title) => {
  const read = readLine(line, today);
  expect([read.repeat, read.repeatFrom, read.title]).toEqual([repeat, 'COMPLETION', title]);
  expect(readLine(line.replace(/!|,? once done| ?완료한 날부터|（?完了日から）?/, ''), today).repeatFrom).toBeNull();
});
