import { describe, expect, test } from '@jest/globals';
import { readLine } from './capture.js';

/** A Wednesday. */
const today = '2026-11-25';

type Case = [line: string, due: string, title: string, day?: string];

const understood: Record<string, Case[]> = {
  English: [
    ['Buy milk today', '2026-11-25', 'Buy milk'],
    ['tomorrow call Bob', '2026-11-26', 'call Bob'],
    ['Call Bob TOMORROW', '2026-11-26', 'Call Bob'],
    ['call Bob tmrw', '2026-11-26', 'call Bob'],
    ['plan (tomorrow)', '2026-11-26', 'plan'],
    ['Visit Ann the day after tomorrow', '2026-11-27', 'Visit Ann'],
    ['Dentist fri', '2026-11-27', 'Dentist'],
    ['Dentist Friday.', '2026-11-27', 'Dentist'],
    ['Fri dentist', '2026-11-27', 'dentist'],
    ['Sat: brunch', '2026-11-28', 'brunch'],
    ['brunch on sat', '2026-11-28', 'brunch'],
    ['pay rent wed', '2026-12-02', 'pay rent'],
    ['party this sunday', '2026-11-29', 'party'],
    ['next monday report', '2026-11-30', 'report'],
    ['report due next monday', '2026-11-30', 'report'],
    ['report friday next week', '2026-12-04', 'report'],
    ['next week plan', '2026-11-30', 'plan'],
    ['Taxes 15 dec', '2026-12-15', 'Taxes'],
    ['Taxes by Dec. 15th', '2026-12-15', 'Taxes'],
    ['15th of December: taxes', '2026-12-15', 'taxes'],
    ['taxes 15 dec 2027', '2027-12-15', 'taxes'],
    ['meet 2027-01-15', '2027-01-15', 'meet'],
    ['Pay in 3 days', '2026-11-28', 'Pay'],
    ['pay in two weeks', '2026-12-09', 'pay'],
    ['in a month renew passport', '2026-12-25', 'renew passport'],
    ['call Bob tomorrow at 5pm', '2026-11-26', 'call Bob at 5pm'],
    ['today: read "The Day After Tomorrow"', '2026-11-25', 'read "The Day After Tomorrow"'],
  ],
  Korean: [
    ['우유 사기 오늘', '2026-11-25', '우유 사기'],
    ['내일 우유 사기', '2026-11-26', '우유 사기'],
    ['내일까지 보고서', '2026-11-26', '보고서'],
    ['내일 오후 3시 회의', '2026-11-26', '오후 3시 회의'],
    ['모레 병원', '2026-11-27', '병원'],
    ['내일모레 병원', '2026-11-27', '병원'],
    ['금요일에 영화', '2026-11-27', '영화'],
    ['보고서 다음 주 금요일', '2026-12-04', '보고서'],
    ['다음주 금요일 회의', '2026-12-04', '회의'],
    ['이번 주 일요일 등산', '2026-11-29', '등산'],
    ['다음 주 회의', '2026-11-30', '회의'],
    ['치과 12월15일', '2026-12-15', '치과'],
    ['12월 15일 치과', '2026-12-15', '치과'],
    ['2027년 1월 3일 여행', '2027-01-03', '여행'],
    ['3일 후 전화', '2026-11-28', '전화'],
    ['이틀 뒤 전화', '2026-11-27', '전화'],
    ['2주 후 정산', '2026-12-09', '정산'],
    ['일주일 뒤 정산', '2026-12-02', '정산'],
    ['한 달 뒤 정산', '2026-12-25', '정산'],
  ],
  Japanese: [
    ['牛乳を買う 今日', '2026-11-25', '牛乳を買う'],
    ['明日牛乳を買う', '2026-11-26', '牛乳を買う'],
    ['明日、買い物', '2026-11-26', '買い物'],
    ['明日までに提出', '2026-11-26', '提出'],
    ['牛乳を買う明日', '2026-11-26', '牛乳を買う'],
    ['牛乳を買う 明後日', '2026-11-27', '牛乳を買う'],
    ['あさって　電話', '2026-11-27', '電話'],
    ['飲み会 金曜日', '2026-11-27', '飲み会'],
    ['来週金曜会議', '2026-12-04', '会議'],
    ['来週の金曜日に会議', '2026-12-04', '会議'],
    ['再来週 旅行', '2026-12-07', '旅行'],
    ['12月15日歯医者', '2026-12-15', '歯医者'],
    ['歯医者１２月１５日', '2026-12-15', '歯医者'],
    ['3日後返却', '2026-11-28', '返却'],
    ['2週間後に更新', '2026-12-09', '更新'],
    ['一か月後に更新', '2026-12-25', '更新'],
    ['本日中に返信', '2026-11-25', '返信'],
  ],
  'around the ends of months, years and leap years': [
    ['Rent tomorrow', '2027-01-01', 'Rent', '2026-12-31'],
    ['Rent tomorrow', '2027-03-01', 'Rent', '2027-02-28'],
    ['Rent tomorrow', '2028-02-29', 'Rent', '2028-02-28'],
    ['pay in 1 month', '2027-02-28', 'pay', '2027-01-31'],
    ['한 달 뒤 정산', '2027-02-28', '정산', '2027-01-31'],
    ['1か月後に更新', '2028-02-29', '更新', '2028-01-31'],
    ['party 29 feb', '2028-02-29', 'party'],
    ['生誕祭 2月29日', '2028-02-29', '生誕祭'],
    ['taxes 15 dec', '2027-12-15', 'taxes', '2026-12-20'],
    ['taxes 20 dec', '2026-12-20', 'taxes', '2026-12-20'],
    ['12월 15일 치과', '2027-12-15', '치과', '2026-12-20'],
    ['dentist fri', '2027-01-01', 'dentist', '2026-12-31'],
    ['다음 주 금요일 회의', '2027-01-08', '회의', '2026-12-31'],
    ['来週金曜 会議', '2027-01-08', '会議', '2026-12-31'],
    ['report next monday', '2027-01-04', 'report', '2027-01-03'],
  ],
};

// Without this, what is typed with a day is not due on it, or loses more of its words than those of the day.
describe.each(Object.entries(understood))('%s', (_, cases) => {
  test.each(cases)('%s is due on %s: %s', (line, due, title, day = today) => {
    const read = readLine(line, day);
    expect([read.due, read.title]).toEqual([due, title]);
    expect(line).toContain(read.dueWords);
  });
});

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

// Without this, a word is taken out of a title that only looks like a day.
test.each([
  ['tomorrow'],
  ['금요일'],
  ['明日'],
  ['"Tomorrow Never Dies"'],
  ['buy “Back to the Future” and ‘News of tomorrow’'],
  ['「明日」'],
  ['read 「明日」'],
  ["read 'Tomorrow'"],
  ["today's standup"],
  ['Today I learned'],
  ['news of today'],
  ['today or tomorrow'],
  ['last friday report'],
  ['Black Friday'],
  ['mon-fri hours'],
  ['trip dec 15-20'],
  ['Monday.com renew'],
  ['mail a@monday'],
  ['the cat sat'],
  ['sit in the sun'],
  ['Sun cream'],
  ['call May'],
  ['May flowers'],
  ['march'],
  ['2 eggs'],
  ['buy 1/2'],
  ['1/2 cup flour'],
  ['call in 3 hours'],
  ['movie tonight'],
  ['this weekend'],
  ['pay 31 april'],
  ['30 feb party'],
  ['diary of 15 dec 2020'],
  ['pay 15 dec 2020'],
  ['mayday'],
  ['yesterday'],
  ['오늘의 집 주문'],
  ['오늘도 힘내기'],
  ['지난 금요일 정리'],
  ['2월 30일 회의'],
  ['내일채움공제 서류'],
  ['今日子にメール'],
  ['明日香に電話'],
  ['明日葉を買う'],
  ['今日の夕食'],
  ['明日から禁煙'],
  ['日曜大工'],
  ['べんきょう'],
  ['13月1日 会議'],
  ['every day'],
  ['Every Breath You Take'],
  ['every monday morning standup'],
  ['every 32nd pay'],
  ['every 0 days walk'],
  ['read "every day"'],
  ['not every daytrip'],
  ['everyday shoes'],
  ['매일경제 구독'],
  ['매주'],
  ['매월 32일 정산'],
  ['毎日新聞を読む'],
  ['毎日香 を買う'],
  ['毎週'],
  [''],
])('%s is a title', (line) => {
  expect(readLine(` ${line} `, today)).toEqual({
    title: line,
    due: null,
    repeat: null,
    repeatFrom: null,
    dueWords: '',
    priority: null,
    labels: [],
    words: '',
  });
});

// A pasted page in the line must not stop who types.
test('a long text is a title', () => {
  const line = `${'tomorrow '.repeat(50_000)}tomorrow`;
  expect(readLine(line, today)).toEqual({
    title: line,
    due: null,
    repeat: null,
    repeatFrom: null,
    dueWords: '',
    priority: null,
    labels: [],
    words: '',
  });
});
