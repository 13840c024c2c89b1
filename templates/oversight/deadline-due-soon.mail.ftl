【临期提醒】${number} ${term}
您好：

下列期限即将届满，请及时办理。

案件：${number}
期限：${term}
待办事项：${task}
届满日：${due}
承办人：${officer}
依据：${article}

请登录系统查看：${url}

（本邮件由系统自动发送，请勿直接回复。）
