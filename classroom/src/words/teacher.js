// teacher.js - words of what is printed and of the answer key.

export const teacher = {
    text: { zh: '课文', en: 'The text' },
    sheet: { zh: '课堂流程', en: 'Run sheet' },
    worksheet: { zh: '学生作业单', en: 'Worksheet' },
    key: { zh: '参考答案', en: 'Answer key' },
    for_teacher: { zh: '教师用：打开会看到答案', en: 'For the teacher: the answers are inside' },
    print: { zh: '打印这一页', en: 'Print this' },
    papers: { zh: '讲义', en: 'Papers' },
    name: { zh: '姓名', en: 'Name' },
};
