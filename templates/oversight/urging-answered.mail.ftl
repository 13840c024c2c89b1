【催办答复】${number} ${term}
您好：

您的催办已有答复。

案件：${number}
期限：${term}
答复人：${person}
进展：${progress}
预计办结：${end}

请登录系统查看：${url}

（本邮件由系统自动发送，请勿直接回复。）
